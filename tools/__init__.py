"""What the project makes its own data with; no part of the package."""
