"""The outside world → captures and documents. Knows media, files and addresses; refuses to know what an attack or a promise is.

Everything starts at `inputs.list_inputs` and comes out of `gather.gather`. Bytes are kept by `captures.CaptureStore` before anything parses them.
"""
