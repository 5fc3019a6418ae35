using System.Buffers;
using System.Text.Json;
using InformationMachine.Export.Tables;

namespace InformationMachine.Cli;

/// <summary>JSON lines on a stream, in blocks; whole lines only.</summary>
internal sealed class LineOutput : IDisposable
{
    private const int Enough = 1 << 16;

    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Enough);
    private readonly Utf8JsonWriter _json;

    public LineOutput(Stream stream)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(_buffer, RecordJson.Options);
    }

    public void Add(ChangeLine line, Action<Utf8JsonWriter, ChangeLine> write)
    {
        write(_json, line);
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= Enough) Flush();
    }

    /// <summary>Prints lines at once.</summary>
    public void Print(IEnumerable<ChangeLine> lines, Action<Utf8JsonWriter, ChangeLine> write)
    {
        foreach (var line in lines) Add(line, write);
        Flush();
    }

    public void Dispose()
    {
        Flush();
        _json.Dispose();
        _stream.Dispose();
    }

    private void Flush()
    {
        _stream.Write(_buffer.WrittenSpan);
        _stream.Flush();
        _buffer.ResetWrittenCount();
    }
}
