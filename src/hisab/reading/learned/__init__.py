"""The learned reader: an encoder that marks the words, and builders that turn marked words into mentions."""
