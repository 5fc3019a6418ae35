namespace InformationMachine.Desk.Digests;

/// <summary>
/// Ranked search over the known posts, by thread. A post fits when it holds every word (the last as a beginning) and passes the
/// filters; it ranks by how rare its words are and by freshness, a thread by its best posts.
/// </summary>
internal static class StorySearch
{
    private const int PrefixWords = 50;
    private const int PostsPerHit = 3;

    public static IReadOnlyList<SearchHit> Find(StoryDigest digest, SearchQuery query, int limit)
    {
        if (query.IsEmpty) return [];
        return
        [
            .. Ranked(digest, query).GroupBy(item => item.Post.Thread)
                .Select(group => (group.Key, Best: group.OrderByDescending(item => item.Rank).ThenByDescending(item => item.Post.Sequence).ToList()))
                .Select(group => new SearchHit(
                    group.Key,
                    group.Best.Take(PostsPerHit).Sum(item => item.Rank) + Math.Log(group.Best.Count),
                    group.Best.Count,
                    [.. group.Best.Take(PostsPerHit).Select(item => item.Post.Id)]))
                .OrderByDescending(hit => hit.Rank).ThenByDescending(hit => hit.Thread).Take(limit),
        ];
    }

    private static IEnumerable<(PostDigest Post, double Rank)> Ranked(StoryDigest digest, SearchQuery query)
    {
        var words = digest.Words(query.Text);
        if (words.Count == 0)
        {
            if (!string.IsNullOrWhiteSpace(query.Text)) return [];
            return digest.Posts.Values.Where(query.Admits).Select(post => (post, Freshness(digest, post)));
        }

        var isOpen = !char.IsWhiteSpace(query.Text[^1]);
        Dictionary<PostDigest, double>? ranks = null;
        for (var i = 0; i < words.Count; i++) ranks = Narrow(ranks, Holding(digest, words[i], isOpen && i == words.Count - 1));
        return ranks!.Where(pair => query.Admits(pair.Key)).Select(pair => (pair.Key, pair.Value + Freshness(digest, pair.Key)));
    }

    private static Dictionary<PostDigest, double> Holding(StoryDigest digest, string word, bool asPrefix)
    {
        var exact = digest.Vocabulary.Find(word);
        var terms = asPrefix ? digest.Vocabulary.StartingWith(word, PrefixWords) : exact >= 0 ? [exact] : [];
        var ranks = new Dictionary<PostDigest, double>();
        foreach (var term in terms)
        {
            var weight = digest.Vocabulary.Weight(term) * (term == exact ? 1 : 0.6);
            foreach (var post in digest.Vocabulary.Posts(term)) ranks[post] = Math.Max(weight, ranks.GetValueOrDefault(post));
        }

        return ranks;
    }

    private static Dictionary<PostDigest, double> Narrow(Dictionary<PostDigest, double>? before, Dictionary<PostDigest, double> next)
    {
        if (before is null) return next;
        var (fewer, more) = before.Count < next.Count ? (before, next) : (next, before);
        return fewer.Where(pair => more.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value + more[pair.Key]);
    }

    private static double Freshness(StoryDigest digest, PostDigest post) => 2 * Math.Exp(-Math.Max(0, (digest.Newest - post.PublishedAt).TotalDays) / 7);
}
