using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The lines of a stream that can be read once. A task of its own reads ahead a little; what was handed out stays until it is confirmed
/// and is handed out again otherwise. For one reader at a time.
/// </summary>
internal sealed class InputLines
{
    private const int ReadAhead = 1000;

    private readonly Channel<(long Number, string Text)> _lines = Channel.CreateBounded<(long, string)>(ReadAhead);
    private readonly string _run = Guid.NewGuid().ToString("N")[..12];
    private readonly Queue<(long Number, string Text)> _again = new();
    private readonly List<(long Number, string Text)> _handedOut = [];
    private long _last;

    public InputLines(Stream stream) => _ = Task.Run(() => ReadAsync(stream));

    /// <summary>True once nothing more will come.</summary>
    public bool HasEnded => _again.Count == 0 && _lines.Reader.Completion.IsCompleted;

    /// <summary>How many lines were handed out since the last confirmation.</summary>
    public int Taken => _handedOut.Count;

    /// <summary>Which run of the program has handed out how many lines.</summary>
    public string Cursor => string.Create(CultureInfo.InvariantCulture, $"{_run}:{_last}");

    /// <summary>Lets go of what was handed out, or prepares to hand it out again where the cursor does not know it.</summary>
    public void Confirm(string? cursor)
    {
        if (_handedOut.Count > 0 && cursor != Cursor)
        {
            var rest = _again.ToList();
            _again.Clear();
            foreach (var line in _handedOut.Concat(rest)) _again.Enqueue(line);
        }

        _handedOut.Clear();
    }

    /// <summary>The next line; null at the end, or where none comes within <paramref name="patience"/>.</summary>
    public async Task<(long Number, string Text)?> NextAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_again.TryDequeue(out var again)) return HandOut(again);
        if (_lines.Reader.TryRead(out var ready)) return HandOut(ready);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await _lines.Reader.WaitToReadAsync(limit.Token) && _lines.Reader.TryRead(out var line) ? HandOut(line) : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private (long Number, string Text) HandOut((long Number, string Text) line)
    {
        _handedOut.Add(line);
        _last = line.Number;
        return line;
    }

    /// <summary>Waiting for input cannot be broken off everywhere; the process does not wait for this.</summary>
    private async Task ReadAsync(Stream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var (buffer, line, number, length) = (new char[4096], new StringBuilder(), 0L, 0);
            while ((length = await reader.ReadAsync(buffer)) > 0)
            {
                for (var start = 0; start < length;)
                {
                    var end = Array.IndexOf(buffer, '\n', start, length - start);
                    var taken = (end < 0 ? length : end) - start;
                    // What is longer than any line may be is cut, and then refused as no JSON.
                    if (line.Length <= PostsFile.MaximumLineLength) line.Append(buffer, start, taken);
                    start += taken + 1;
                    if (end < 0) continue;
                    await _lines.Writer.WriteAsync((++number, line.ToString()));
                    line.Clear();
                }
            }

            if (line.Length > 0) await _lines.Writer.WriteAsync((++number, line.ToString()));
        }
        catch (IOException)
        {
            // The other program has ended: so has the input.
        }

        _lines.Writer.Complete();
    }
}
