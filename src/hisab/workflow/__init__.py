"""The way itself: gather, read, link, settle, measure, publish. The only room that joins rooms."""
