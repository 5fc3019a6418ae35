using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using InformationMachine.Configuration;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// A short list in a document that strangers may not read. Read again whenever the document has changed, so that a verb or another process changes
/// it while a machine runs. Each change is made on what the one before it wrote. Thread-safe.
/// </summary>
/// <param name="document">The document.</param>
/// <param name="clock">The time.</param>
/// <param name="isWhole">Whether an entry has all it needs; what somebody has typed into a file may not.</param>
internal sealed class PrivateList<T>(IDocument document, TimeProvider clock, Func<T, bool>? isWhole = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly Lock _lock = new();
    private ImmutableArray<T> _items = [];
    private DocumentMark? _read;

    /// <exception cref="RefusedException">The document is not what this program wrote (exit code 78).</exception>
    public ImmutableArray<T> Items
    {
        get
        {
            lock (_lock)
            {
                var now = document.Mark;
                if (now == _read) return _items;
                _items = Read(document.Known().Bytes);
                _read = now.IsSettled ? now : null;
                return _items;
            }
        }
    }

    /// <summary>Changes the list; returns whether there was anything to change.</summary>
    /// <param name="change">The list after the change, from the list as it is now; the same list where nothing changes. Asked again where somebody else was quicker.</param>
    /// <param name="cancellationToken">Breaks the waiting for others off; nothing is changed then.</param>
    /// <exception cref="RefusedException">The document is not what this program wrote, or somebody else holds it.</exception>
    public async Task<bool> UpdateAsync(Func<ImmutableArray<T>, ImmutableArray<T>> change, CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var stored = document.Now();
            var before = Read(stored.Bytes);
            var after = change(before);
            if (after == before) return false;
            if (document.TryWrite(stored, JsonSerializer.SerializeToUtf8Bytes(after, Json))) break;
            if (clock.GetElapsedTime(started) > Patience) throw FileLock.Refusal(document.Place);
            await Task.Delay(FileLock.BetweenTries, clock, cancellationToken);
        }

        lock (_lock) _read = null;
        return true;
    }

    private ImmutableArray<T> Read(byte[]? content)
    {
        if (content is null) return [];
        try
        {
            var text = content.AsSpan();
            var items = JsonSerializer.Deserialize<ImmutableArray<T>>(text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text, Json);
            if (items.IsDefault || items.Any(item => item is null || isWhole?.Invoke(item) == false)) throw new JsonException(message: null, path: null, lineNumber: 0, bytePositionInLine: 0);
            return items;
        }
        catch (JsonException e)
        {
            throw new RefusedException(ExitCode.Configuration, $"{document.Place}:{e.LineNumber + 1}: this is no list that `users` or `receivers` wrote. Put a sound copy there, or delete it and add what stood there anew.", e);
        }
    }
}
