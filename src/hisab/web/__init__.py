"""The door for a browser and for programs, on this machine alone. It moves bytes: what they say is made behind `workflow`."""
