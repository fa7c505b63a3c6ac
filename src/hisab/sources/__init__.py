"""The outside world, made into captures and documents. Knows nothing of attacks."""
