using InformationMachine.Data.Decisions;

namespace InformationMachine.Desk.Index;

/// <summary>
/// Ranked search over the known posts, by thread. A post fits when it holds every word (the last as a beginning) and passes the
/// filters, or its thread's headline or an editor's words about it hold the text; it ranks by how rare its words are and by freshness,
/// a thread by its best posts. What the machine itself writes into a briefing is its posts' words and found with them.
/// </summary>
internal static class StorySearch
{
    private const int PrefixWords = 50;
    private const int NearWords = 3;
    private const int PostsPerHit = 3;
    private const double TitleRank = 8;

    /// <param name="digest">The posts.</param>
    /// <param name="remarks">Editors' notes and corrections that stand.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="limit">The most threads.</param>
    public static IReadOnlyList<SearchHit> Find(StoryIndex digest, IReadOnlyList<Decision> remarks, SearchQuery query, int limit)
    {
        if (query.IsEmpty) return [];
        var hits = ByPosts(digest, query);
        var known = hits.Select(hit => hit.Thread).ToHashSet();
        return [.. hits.Concat(ByEditors(digest, remarks, query).Where(hit => known.Add(hit.Thread))).OrderByDescending(hit => hit.Rank).ThenByDescending(hit => hit.Thread).Take(limit)];
    }

    /// <summary>Words of the text that no post holds, each with the one that was probably meant.</summary>
    public static IReadOnlyList<(string Written, string Meant)> Slips(StoryIndex digest, string text) =>
        [.. digest.Words(text).Where(word => digest.Vocabulary.StartingWith(word, 1).Count == 0).Select(word => (word, near: digest.Vocabulary.Near(word, 1)))
            .Where(item => item.near.Count > 0).Select(item => (Written(text, item.word), digest.Vocabulary.Word(item.near[0])))];

    /// <summary>A word as it was typed: the index knows stems.</summary>
    private static string Written(string text, string stem) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) ?? stem;

    /// <summary>Threads that hold the text although no post of theirs does: in a headline or in a remark of an editor.</summary>
    private static IEnumerable<SearchHit> ByEditors(StoryIndex digest, IReadOnlyList<Decision> remarks, SearchQuery query)
    {
        var words = query.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        var titled = digest.Threads.Values.Where(thread => Holds(thread.Title, words)).Select(thread => (Thread: thread, Posts: thread.Posts.Values.Reverse()));
        var remarked = remarks.Where(remark => Holds(remark.Text!, words))
            .SelectMany(remark => remark.Posts.Select(digest.Posts.GetValueOrDefault).OfType<IndexedPost>().GroupBy(post => digest.Threads[post.Thread]))
            .Select(group => (Thread: group.Key, Posts: group.AsEnumerable()));
        return titled.Concat(remarked)
            .Select(item => (item.Thread, Posts: item.Posts.Where(query.Admits).Take(PostsPerHit).ToList()))
            .Where(item => item.Posts.Count > 0)
            .Select(item => new SearchHit(item.Thread.Id, TitleRank + Freshness(digest, item.Posts[0]), 0, [.. item.Posts.Select(post => post.Id)]));
    }

    private static bool Holds(string text, string[] words) => words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static List<SearchHit> ByPosts(StoryIndex digest, SearchQuery query) =>
        [
            .. Ranked(digest, query).GroupBy(item => item.Post.Thread)
                .Select(group => (group.Key, Best: group.OrderByDescending(item => item.Rank).ThenByDescending(item => item.Post.Sequence).ToList()))
                .Select(group => new SearchHit(
                    group.Key,
                    group.Best.Take(PostsPerHit).Sum(item => item.Rank) + Math.Log(group.Best.Count),
                    group.Best.Count,
                    [.. group.Best.Take(PostsPerHit).Select(item => item.Post.Id)])),
        ];

    private static IEnumerable<(IndexedPost Post, double Rank)> Ranked(StoryIndex digest, SearchQuery query)
    {
        var words = digest.Words(query.Text);
        if (words.Count == 0)
        {
            if (!string.IsNullOrWhiteSpace(query.Text)) return [];
            return digest.Posts.Values.Where(query.Admits).Select(post => (post, Freshness(digest, post)));
        }

        var isOpen = !char.IsWhiteSpace(query.Text[^1]);
        var asked = words.Select((word, i) => Terms(digest, word, asPrefix: isOpen && i == words.Count - 1)).ToList();
        var rarest = asked.MinBy(terms => terms.Keys.Sum(term => digest.Vocabulary.Posts(term).Count))!;
        return rarest.Keys.SelectMany(term => digest.Vocabulary.Posts(term)).Distinct()
            .Select(post => (Post: post, Rank: Rank(post, asked)))
            .Where(item => item.Rank > 0 && query.Admits(item.Post))
            .Select(item => (item.Post, item.Rank + Freshness(digest, item.Post)));
    }

    /// <summary>The terms that a word may stand for, with what finding each is worth.</summary>
    private static Dictionary<int, double> Terms(StoryIndex digest, string word, bool asPrefix)
    {
        var exact = digest.Vocabulary.Find(word);
        var terms = asPrefix ? digest.Vocabulary.StartingWith(word, PrefixWords) : exact >= 0 ? [exact] : [];
        if (terms.Count == 0) return digest.Vocabulary.Near(word, NearWords).ToDictionary(term => term, term => digest.Vocabulary.Weight(term) * 0.4);
        return terms.ToDictionary(term => term, term => digest.Vocabulary.Weight(term) * (term == exact ? 1 : 0.6));
    }

    /// <summary>What its words are worth together; 0 where one is missing. Read from the post, whose words are few, not from the words' long lists.</summary>
    private static double Rank(IndexedPost post, List<Dictionary<int, double>> asked)
    {
        double rank = 0;
        foreach (var terms in asked)
        {
            double best = -1;
            foreach (var term in post.Terms)
            {
                if (terms.TryGetValue(term, out var worth) && worth > best) best = worth;
            }

            if (best < 0) return 0;
            rank += best;
        }

        return Math.Max(rank, double.Epsilon);
    }

    private static double Freshness(StoryIndex digest, IndexedPost post) => 2 * Math.Exp(-Math.Max(0, (digest.Newest - post.PublishedAt).TotalDays) / 7);
}
