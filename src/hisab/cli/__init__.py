"""The door for a terminal. Calls the workflow and nothing behind it."""
