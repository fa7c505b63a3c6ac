"""What a person is asked, in which order, and what their answer becomes. Knows no store, no page and no clock."""
