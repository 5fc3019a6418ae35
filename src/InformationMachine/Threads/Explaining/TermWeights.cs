using InformationMachine.Text;

namespace InformationMachine.Threads.Explaining;

/// <summary>
/// How much each term says, by how few of a stretch of posts hold it. The linker weighs hashes over all it remembers; this reads the
/// words themselves over a shorter stretch, which is what a person can follow.
/// </summary>
internal sealed class TermWeights
{
    private readonly Dictionary<string, int> _posts = new(StringComparer.Ordinal);
    private int _count;

    public void Add(IEnumerable<string> terms)
    {
        _count++;
        foreach (var term in terms) _posts[term] = _posts.GetValueOrDefault(term) + 1;
    }

    public double this[string term] => Math.Max(0, Math.Log((_count + 20) / (_posts.GetValueOrDefault(term) + 0.5)));

    /// <summary>The kinds of the terms of a text.</summary>
    public static SortedDictionary<string, TermKind> Terms(PostTokenizer tokenizer, string text)
    {
        var tokens = tokenizer.Tokenize(text);
        var terms = new SortedDictionary<string, TermKind>(StringComparer.Ordinal);
        foreach (var word in Split(tokens.Words)) terms[word] = word.All(c => char.IsDigit(c) || c is ',' or '.' or '%') ? TermKind.Number : TermKind.Word;
        foreach (var name in Split(tokens.Names).Where(name => terms[name] == TermKind.Word)) terms[name] = TermKind.Name;
        foreach (var hashtag in Split(tokens.Hashtags)) terms[hashtag] = TermKind.Hashtag;
        return terms;
    }

    private static string[] Split(string tokens) => tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
