"""Open data of an edition: tables, the shapes that other tools read, a database, and the words that say what each column means."""
