using System.Diagnostics;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// What one document may cost, in proportion to its size: processor time for all that is read of it, memory for each tree that is built
/// of a part. Whoever is slow over a document spends it, and whoever gives up says so by its exception. Belongs to one thread.
/// </summary>
internal sealed class ParsingBudget
{
    private const int ChecksPerLook = 16;

    private const string FirstDocument =
        "<!doctype html><p class=a>&eacute;<b>b</b> 10<sup>6</sup> <del>c</del> <a href=/d title=e>f</a> <img src=g.png alt=h></p><ul><li>i</ul><pre><code>j</code></pre>"
        + "<blockquote>k</blockquote><table><tr><td>l</table><svg><a/></svg><iframe>m</iframe><script>n</script><style>o</style><p style='color:red' onclick=p>q<br>r</p>";

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan PerMegabyte = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// What a process does once, with its first document (the parser's tables, the sanitiser's, their compilation), must count against no
    /// document: on a busy machine the first one would be read without its markup, and otherwise by the next process.
    /// </summary>
    private static readonly Lazy<HtmlBody> First = new(() => HtmlCleaner.Clean(FirstDocument, new Uri("https://first.invalid/"), new ParsingBudget(TimeSpan.FromDays(1), CancellationToken.None)));

    private readonly TimeSpan _limit;
    private readonly TimeSpan _begun = ThreadClock.Now;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly CancellationToken _cancellationToken;
    private int _checks;

    private ParsingBudget(TimeSpan limit, CancellationToken cancellationToken)
    {
        _limit = limit;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether there is time for trees: what is left is enough to read the rest of the document without them.</summary>
    public bool AllowsTrees => !HasSpent(_limit * 0.45);

    /// <summary>True once items were left unread.</summary>
    public bool HasRunOut { get; private set; }

    /// <summary>The budget of a document.</summary>
    /// <param name="size">Its size: bytes, or characters where it is text already.</param>
    /// <param name="cancellationToken">Ends the work on it at the next check.</param>
    public static ParsingBudget For(long size, CancellationToken cancellationToken = default)
    {
        _ = First.Value;
        var limit = PerMegabyte * (size / 1_000_000.0);
        return new ParsingBudget(limit > Least ? limit : Least, cancellationToken);
    }

    /// <summary>The bytes that building a tree of so many characters may allocate. Honest markup takes a tenth.</summary>
    public static long TreeBytes(int characters) => Math.Min(512_000 + (100L * characters), 20_000_000 + (10L * characters));

    /// <summary>
    /// Reads items one after another while there is time. What was read before it ran out stands: a long feed on a busy machine gives its first
    /// items, which are the newest, rather than nothing.
    /// </summary>
    /// <param name="items">The items of a document.</param>
    /// <param name="read">Reads one.</param>
    /// <exception cref="ParsingBudgetException">Not even the first could be read in time.</exception>
    public IEnumerable<TRead> Read<TItem, TRead>(IEnumerable<TItem> items, Func<TItem, TRead> read)
    {
        var any = false;
        foreach (var item in items)
        {
            TRead one;
            try
            {
                Check();
                one = read(item);
            }
            catch (ParsingBudgetException) when (any)
            {
                HasRunOut = true;
                yield break;
            }

            any = true;
            yield return one;
        }
    }

    /// <summary>Cheap enough for every element.</summary>
    /// <exception cref="ParsingBudgetException">The document has used up its time.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public void Check()
    {
        if (_checks++ % ChecksPerLook == 0) Look();
    }

    /// <summary>The same, at once: before a step that cannot be looked into.</summary>
    public void Look()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (HasSpent(_limit)) throw new ParsingBudgetException(_limit);
    }

    /// <summary>A thread never works longer than the clock on the wall shows, and to ask that one costs next to nothing: it is asked first.</summary>
    private bool HasSpent(TimeSpan time) => Stopwatch.GetElapsedTime(_started) > time && ThreadClock.Now - _begun > time;
}
