namespace InformationMachine.Export.Targets;

/// <summary>One stream, such as standard output; it stays open.</summary>
internal sealed class StreamTarget(Stream stream) : IExportTarget
{
    private bool _isTaken;

    public bool IsFolder => false;

    public bool IsFile => false;

    public Stream Open(string name)
    {
        if (_isTaken) throw new InvalidOperationException($"{name} is a second file, and there is only one stream.");
        _isTaken = true;
        return new Kept(stream);
    }

    /// <summary>Lets go of a stream without closing it.</summary>
    private sealed class Kept(Stream stream) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => stream.CanSeek;

        public override bool CanWrite => true;

        public override long Length => stream.Length;

        public override long Position { get => stream.Position; set => stream.Position = value; }

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

        public override void SetLength(long value) => stream.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => stream.Write(buffer);

        protected override void Dispose(bool disposing)
        {
            if (disposing) stream.Flush();
            base.Dispose(disposing);
        }
    }
}
