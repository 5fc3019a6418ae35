using ZstdSharp;
using ZstdSharp.Unsafe;

namespace InformationMachine.Network;

/// <summary>
/// What answers are compressed with beyond what the runtime unpacks itself (gzip, deflate, brotli): zstd, within the window that RFC 8878
/// asks of programs on the web. What comes out is counted by whoever reads it. Thread-safe.
/// </summary>
internal static class Compression
{
    /// <summary>The name in <c>Accept-Encoding</c> and <c>Content-Encoding</c>.</summary>
    public const string Zstd = "zstd";

    /// <summary>8 MB: a publisher can make nobody keep more.</summary>
    private const int LargestWindowLog = 23;

    /// <summary>The body as it was before it was compressed.</summary>
    /// <exception cref="HttpRequestException">The connection broke off.</exception>
    public static async Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (!IsZstd(response)) return stream;
        var plain = new DecompressionStream(stream, leaveOpen: false);
        plain.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindowLog);
        return new NamedErrors(plain);
    }

    /// <summary>The encoding that was applied last is taken off first; the runtime takes off its own only where they come last.</summary>
    private static bool IsZstd(HttpResponseMessage response) => response.Content.Headers.ContentEncoding.LastOrDefault()?.Equals(Zstd, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What is not zstd, although it says so, fails as other wrong compression does.</summary>
    private sealed class NamedErrors(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception e) when (e is ZstdException or EndOfStreamException)
            {
                throw new InvalidDataException("The answer is no zstd.", e);
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
