using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>
/// Finds the remembered posts worth judging: nearest by words and by meaning, the author's latest, and those joined by an address. Lists of
/// words are bounded and read from the rarest word on, so that the cost hardly grows with what is remembered.
/// </summary>
internal sealed class CandidateSearch(Memory memory)
{
    /// <summary>Posts further apart than this, in seconds, are never compared.</summary>
    public const long Window = 10 * 86_400;

    /// <summary>The most candidates.</summary>
    public const int MaximumCandidates = 40;

    /// <summary>The most candidates besides from feeds that have more than their share.</summary>
    public const int MaximumCrowd = 10;

    /// <summary>The rank of a post that is not among the nearest.</summary>
    public const int Unranked = 40;

    private const int ByWords = 24;
    private const int ByMeaning = 10;
    private const int ByAuthor = 8;
    private const int Density = 30;
    private const int MaximumVisits = 3_000;
    private const int Shortlist = 64;
    private const long AuthorWindow = 3 * 86_400;

    private readonly List<KnownPost> _touched = [];
    private readonly VoiceHabits _habits = new(memory);
    private long _search;

    public SeenPost Find(ObservedPost post)
    {
        var known = new KnownPost(post, memory.Words.Find(post));
        var seen = new SeenPost(known);
        var length = Likeness.Length(known, memory.Words);
        var byWords = NearestByWords(known, length, memory.Words.Holding);
        var byMeaning = NearestByMeaning(known, memory.Meanings);
        _habits.Reset();
        seen.Habits = new PostHabits(
            Mean(byWords, 1), Mean(byWords, 5), Mean(byWords, Density),
            MeanMeaning(known, byMeaning, 1), MeanMeaning(known, byMeaning, 5), MeanMeaning(known, byMeaning, Density),
            _habits.Usual(known, other => Likeness.Cosine(known, length, other, memory.Words)), _habits.Usual(known, known.Meaning), memory.IsCrowd(post.Feed));
        seen.Habitual = _habits.Counts(known);
        seen.Usual = memory.Usual(habit => habit.Five, 0.1f);
        seen.UsualMeaning = memory.Usual(habit => habit.FiveMeaning, 0.3f);
        seen.Candidates = [.. Candidates(known, length, byWords, byMeaning), .. Crowd(known, length)];
        var near = byWords.Take(PairMeasure.Companions).ToList();
        (seen.Near, seen.NearWords, seen.NearLengths) = (near.ConvertAll(item => item.Post), [.. near.Select(item => item.Likeness)], [.. near.Select(item => Likeness.Length(item.Post, memory.Words))]);
        near = [.. byMeaning.Take(PairMeasure.Companions)];
        (seen.NearByMeaning, seen.NearMeaning) = (near.ConvertAll(item => item.Post), [.. near.Select(item => item.Likeness)]);
        return seen;
    }

    private static bool IsNear(ObservedPost a, ObservedPost b, long window) => Math.Abs(a.Time - b.Time) <= window && a.Order != b.Order;

    /// <summary>The mean over so many, where fewer stand for none alike.</summary>
    private static float Mean(List<(KnownPost Post, float Likeness)> nearest, int count) => nearest.Take(count).Sum(item => item.Likeness) / count;

    private static float MeanMeaning(KnownPost known, List<(KnownPost Post, float Likeness)> nearest, int count) =>
        known.VectorLength > 0 ? Mean(nearest, count) : float.NaN;

    private List<Candidate> Candidates(KnownPost known, float length, List<(KnownPost Post, float Likeness)> byWords, List<(KnownPost Post, float Likeness)> byMeaning)
    {
        var taken = new Dictionary<KnownPost, (float Words, int Rank, int MeaningRank)>(ReferenceEqualityComparer.Instance);
        foreach (var other in memory.Connected(known.Post)) Take(other);
        foreach (var other in Latest(known.Post)) Take(other);
        foreach (var (other, _) in byWords.Take(ByWords)) Take(other);
        foreach (var (other, _) in byMeaning.Take(ByMeaning)) Take(other);
        foreach (var ((other, likeness), rank) in byWords.Select((item, i) => (item, i)))
        {
            if (taken.TryGetValue(other, out var has)) taken[other] = has with { Words = likeness, Rank = rank };
        }

        foreach (var ((other, _), rank) in byMeaning.Select((item, i) => (item, i)))
        {
            if (taken.TryGetValue(other, out var has)) taken[other] = has with { MeaningRank = rank };
        }

        return [.. taken.Select(item => new Candidate(item.Key, item.Value.Rank == Unranked ? Likeness.Cosine(known, length, item.Key, memory.Words) : item.Value.Words, item.Value.Rank, item.Value.MeaningRank))];

        void Take(KnownPost other)
        {
            if (taken.Count < MaximumCandidates && IsNear(other.Post, known.Post, Window)) taken.TryAdd(other, (0, Unranked, Unranked));
        }
    }

    /// <summary>Nearest of those whose feeds have more than their share; they take nobody's place.</summary>
    private IEnumerable<Candidate> Crowd(KnownPost known, float length)
    {
        if (!memory.Words.HasCrowds) return [];
        var byWords = NearestByWords(known, length, memory.Words.Crowd);
        var byMeaning = NearestByMeaning(known, memory.CrowdMeanings);
        return byWords.Take(MaximumCrowd).Select((item, rank) => new Candidate(item.Post, item.Likeness, rank, byMeaning.FindIndex(other => other.Post == item.Post) is var place and >= 0 ? place : Unranked));
    }

    private IEnumerable<KnownPost> Latest(ObservedPost post)
    {
        if (memory.Author(post.Author) is not { } latest) yield break;
        for (var i = latest.Count - 1; i >= Math.Max(0, latest.Count - ByAuthor); i--)
        {
            if (IsNear(latest[i].Post, post, AuthorWindow)) yield return latest[i];
        }
    }

    private List<(KnownPost Post, float Likeness)> NearestByWords(KnownPost known, float length, Func<int, RecentPosts?> holding)
    {
        Touch(known, holding);
        // What is shared over the root of the length stands for the cosine until the few best are measured.
        foreach (var other in _touched) other.Score /= MathF.Sqrt(other.Post.Terms.Length + 4);
        Best(_touched, Shortlist);
        var nearest = _touched.ConvertAll(other => (Post: other, Likeness: Likeness.Cosine(known, length, other, memory.Words)));
        nearest.Sort((a, b) => a.Likeness == b.Likeness ? b.Post.Post.Order.CompareTo(a.Post.Post.Order) : b.Likeness.CompareTo(a.Likeness));
        return nearest.Count > Density ? nearest[..Density] : nearest;
    }

    private void Touch(KnownPost known, Func<int, RecentPosts?> holding)
    {
        _search++;
        _touched.Clear();
        var words = memory.Words;
        var rows = known.Rows.Where(row => row >= 0).Order(Comparer<int>.Create((a, b) => words.Count(a).CompareTo(words.Count(b))));
        var visits = 0;
        foreach (var row in rows)
        {
            if (holding(row) is not { } list) continue;
            var rarity = words.Rarity(row);
            for (var i = list.Count - 1; i >= 0 && visits < MaximumVisits; i--, visits++)
            {
                var other = list[i];
                if (!IsNear(other.Post, known.Post, Window)) continue;
                if (other.Search != _search)
                {
                    (other.Search, other.Score) = (_search, 0);
                    _touched.Add(other);
                }

                other.Score += rarity * rarity;
            }
        }
    }

    /// <summary>Keeps the best so many by score, later posts first among equals.</summary>
    private static void Best(List<KnownPost> posts, int count)
    {
        if (posts.Count > count)
        {
            Select(CollectionsMarshal.AsSpan(posts), count);
            posts.RemoveRange(count, posts.Count - count);
        }

        posts.Sort((a, b) => a.Score == b.Score ? b.Post.Order.CompareTo(a.Post.Order) : b.Score.CompareTo(a.Score));
    }

    /// <summary>Brings the best so many to the front, in no order (quickselect; Hoare 1961).</summary>
    private static void Select(Span<KnownPost> posts, int count)
    {
        var (from, to) = (0, posts.Length - 1);
        while (from < to)
        {
            var (pivot, i, j) = (posts[from + ((to - from) / 2)], from, to);
            while (i <= j)
            {
                while (IsBetter(posts[i], pivot)) i++;
                while (IsBetter(pivot, posts[j])) j--;
                if (i > j) break;
                (posts[i], posts[j]) = (posts[j], posts[i]);
                i++;
                j--;
            }

            if (count - 1 <= j) to = j;
            else if (count - 1 >= i) from = i;
            else return;
        }
    }

    private static bool IsBetter(KnownPost one, KnownPost other) => one.Score == other.Score ? one.Post.Order > other.Post.Order : one.Score > other.Score;

    private List<(KnownPost Post, float Likeness)> NearestByMeaning(KnownPost known, MeaningTable meanings)
    {
        _touched.Clear();
        if (known.VectorLength == 0) return [];
        foreach (var other in meanings.Near(known))
        {
            if (!IsNear(other.Post, known.Post, Window)) continue;
            other.Score = known.Meaning(other);
            _touched.Add(other);
        }

        Best(_touched, Density);
        return _touched.ConvertAll(other => (other, other.Score));
    }
}
