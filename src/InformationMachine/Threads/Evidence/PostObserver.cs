using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Threads.Evidence;

/// <summary>Reads posts into what the judge sees of them. What comes of a post depends on that post alone. Not thread-safe.</summary>
internal sealed class PostObserver
{
    /// <summary>How many of a post's first words are kept in order.</summary>
    public const int HeadLength = 4;

    /// <summary>The most links of one post.</summary>
    public const int MaximumLinks = 8;

    /// <summary>The most accounts named in one post.</summary>
    public const int MaximumMentions = 8;

    private const int MaximumName = 80;
    private const int MaximumTitle = 140;

    private readonly PostTokenizer _tokenizer = new();
    private readonly List<int> _words = new(PostTokenizer.MaximumTokens);
    private readonly Dictionary<int, TermKinds> _kinds = [];

    /// <summary>
    /// The posts in order, each with its vector or null. <see cref="ObservedPost.Order"/> is the post's sequence; give another with <c>with</c>.
    /// </summary>
    public IReadOnlyList<ObservedPost> Observe(IReadOnlyList<Post> page, IReadOnlyList<sbyte[]?> vectors) =>
        [.. page.Select((post, i) => Observe(post, PostText.ForLinking(post), vectors.Count > i ? vectors[i] : null))];

    /// <summary>One post with the text by which it is linked.</summary>
    public ObservedPost Observe(Post post, string text, sbyte[]? vector)
    {
        ReadWords(text, TitleOf(post, text));
        var terms = _kinds.Keys.ToArray();
        Array.Sort(terms);
        return new ObservedPost
        {
            Order = post.Sequence,
            Time = post.PublishedAt.ToUnixTimeSeconds(),
            Feed = TermHash.Of(post.Feed.Value),
            Author = AuthorOf(post, $"{post.Feed.Value}\n{post.Handle ?? post.Author}"),
            Account = AuthorOf(post, post.Handle ?? post.Author),
            Terms = terms,
            Kinds = Array.ConvertAll(terms, term => _kinds[term]),
            Pairs = PairsOfWords(),
            Head = [.. _words.Take(HeadLength)],
            Length = _words.Count,
            Address = AddressHash.Of(post.Url),
            Quoted = AddressHash.Of(post.Quoted?.Url),
            Links = LinksOf(post),
            Mentions = MentionsOf(text),
            Site = AddressHash.Site(post.Url),
            Section = AddressHash.Section(post.Url),
            IsReply = text.StartsWith('@'),
            Vector = vector,
        };
    }

    private static ReadOnlySpan<char> TitleOf(Post post, string text)
    {
        var title = string.IsNullOrEmpty(post.Title) ? text.AsSpan() : post.Title;
        if (title.IndexOf('\n') is var end and >= 0) title = title[..end];
        return title.Length > MaximumTitle ? title[..MaximumTitle] : title;
    }

    /// <summary>A file of posts that names nobody has its own name for an author.</summary>
    private static int AuthorOf(Post post, string name) =>
        post.Handle is null && post.Author == post.Feed.Value ? ObservedPost.Nobody : AuthorHash(name);

    private static int AuthorHash(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[Math.Min(name.Length, MaximumName)];
        name[..lower.Length].ToLowerInvariant(lower);
        return TermHash.Of(lower) & int.MaxValue;
    }

    private static ulong[] LinksOf(Post post)
    {
        if (post.Links.IsDefaultOrEmpty) return [];
        return [.. post.Links.Take(MaximumLinks).Select(AddressHash.Of).Where(link => link != 0).Distinct()];
    }

    private static int[] MentionsOf(string text)
    {
        var mentions = new List<int>();
        for (var at = text.IndexOf('@'); at >= 0 && mentions.Count < MaximumMentions; at = text.IndexOf('@', at + 1))
        {
            var end = at + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-')) end++;
            var name = text.AsSpan(at, end - at).TrimEnd('.');
            if (name.Length > 2 && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))) mentions.Add(AuthorHash(name));
        }

        return [.. mentions.Distinct()];
    }

    private void ReadWords(string text, ReadOnlySpan<char> title)
    {
        _words.Clear();
        _kinds.Clear();
        var titleWords = Count(_tokenizer.Tokenize(title).Words);
        var tokens = _tokenizer.Tokenize(text);
        foreach (var range in tokens.Words.AsSpan().Split(' '))
        {
            var word = tokens.Words.AsSpan(range);
            if (word.IsEmpty) continue;
            var term = TermHash.Of(word);
            var kind = _words.Count < titleWords ? TermKinds.Title : TermKinds.None;
            if (word.ContainsAnyInRange('0', '9')) kind |= TermKinds.Number;
            _words.Add(term);
            _kinds[term] = _kinds.GetValueOrDefault(term) | kind;
        }

        Mark(tokens.Names, TermKinds.Name);
        Mark(tokens.Hashtags, TermKinds.Hashtag);
    }

    private void Mark(string list, TermKinds kind)
    {
        foreach (var range in list.AsSpan().Split(' '))
        {
            if (list.AsSpan(range) is { IsEmpty: false } word && TermHash.Of(word) is var term && _kinds.TryGetValue(term, out var kinds)) _kinds[term] = kinds | kind;
        }
    }

    private static int Count(string words) => words.Length == 0 ? 0 : words.AsSpan().Count(' ') + 1;

    private int[] PairsOfWords()
    {
        if (_words.Count < 2) return [];
        var pairs = new int[_words.Count - 1];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = TermHash.Pair(_words[i], _words[i + 1]);
        Array.Sort(pairs);
        var length = 1;
        for (var i = 1; i < pairs.Length; i++)
        {
            if (pairs[i] != pairs[length - 1]) pairs[length++] = pairs[i];
        }

        return pairs[..length];
    }
}
