namespace InformationMachine.Threads.Evidence;

/// <summary>Measures the <see cref="PairNumber"/>s between a new post and a candidate. Not thread-safe.</summary>
internal sealed class PairMeasure(Memory memory)
{
    /// <summary>How many of a post's nearest are asked whether they are near to the other one too.</summary>
    public const int Companions = 8;

    private const int Habitual = 2;

    private readonly VoiceHabits _habits = new(memory);
    private readonly float[] _newMean = new float[ObservedPost.VectorLength];
    private readonly float[] _oldMean = new float[ObservedPost.VectorLength];
    private readonly float[] _numbers = new float[Enum.GetValues<PairNumber>().Length];
    private readonly SharedWords _shared = new(memory);
    private SeenPost? _seen;
    private int[]? _frames;
    private FeedSight? _feed;

    /// <summary>The numbers, by <see cref="PairNumber"/>; NaN where there is nothing to measure. Valid until the next call.</summary>
    public float[] Measure(SeenPost seen, Candidate candidate)
    {
        var (a, b) = (seen.Post, candidate.Post);
        if (!ReferenceEquals(seen, _seen)) Begin(seen);
        Array.Fill(_numbers, float.NaN);
        Words(seen, candidate);
        Pairs(a, b);
        Relations(a, b);
        Meaning(seen, b);
        Density(seen, b);
        Ranks(seen, candidate);
        Voices(seen, candidate);
        Common(seen, b);
        return _numbers;
    }

    /// <summary>What is the same for all pairs of a post is measured once.</summary>
    private void Begin(SeenPost seen)
    {
        _seen = seen;
        _habits.Reset();
        _frames = null;
        _feed = memory.Tells(seen.Post.Post.Feed) && memory.Feed(seen.Post.Post.Feed) is { } feed ? new FeedSight(feed.Latest, seen.Post.Post) : null;
    }

    private void Set(PairNumber number, float value) => _numbers[(int)number] = value;

    private float Get(PairNumber number) => _numbers[(int)number];

    private void Words(SeenPost seen, Candidate candidate)
    {
        var (a, b) = (seen.Post, candidate.Post);
        _shared.Read(seen, b, _habits.Counts(b));
        Set(PairNumber.Words, candidate.Words);
        Set(PairNumber.FreshWords, _shared.FreshCosine);
        Set(PairNumber.Rarest, _shared.Fresh(0));
        Set(PairNumber.SecondRarest, _shared.Fresh(1));
        Set(PairNumber.ThirdRarest, _shared.Fresh(2));
        Set(PairNumber.Shared, _shared.Count);
        Set(PairNumber.Title, _shared.TitleOverlap);
        Set(PairNumber.TitleRarest, _shared.TitleRarest);
        Set(PairNumber.SharedNames, _shared.Names);
        Set(PairNumber.RarestName, _shared.RarestName);
        Set(PairNumber.SecondName, _shared.SecondName);
        Set(PairNumber.FreshName, _shared.FreshName);
        Set(PairNumber.SharedNumbers, _shared.Numbers);
        Set(PairNumber.OtherNumbers, _shared.OtherNumbers);
        Set(PairNumber.OtherNames, _shared.OtherNames);
        Set(PairNumber.NameConflict, _shared.NameConflict);
        Set(PairNumber.Containment, _shared.Containment);
        Set(PairNumber.Habitual, _shared.HabitualShare);
        Set(PairNumber.Spread, _shared.Spread);
        Set(PairNumber.Since, _shared.Since);
        Set(PairNumber.NameOverlap, _shared.NameOverlap);
        Set(PairNumber.NumberOverlap, _shared.NumberOverlap);
        Set(PairNumber.NewNames, _shared.NewNames);
        Set(PairNumber.OldNames, _shared.OldNames);
        Set(PairNumber.LeastLength, Math.Min(a.Post.Length, b.Post.Length));
        Set(PairNumber.MostLength, Math.Max(a.Post.Length, b.Post.Length));
    }

    private void Pairs(KnownPost a, KnownPost b)
    {
        float all = 0, fresh = 0;
        var count = 0;
        var voice = memory.Voice(a.Post);
        var (x, y) = (a.Post.Pairs, b.Post.Pairs);
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            if (x[i] == y[j])
            {
                var rarity = memory.Words.RarityOfPair(x[i]);
                all += rarity;
                if (!IsFrame(voice, a, i, b)) fresh += rarity;
                count++;
            }

            if (x[i] <= y[j]) i++;
            else j++;
        }

        Set(PairNumber.Pairs, all);
        Set(PairNumber.FreshPairs, fresh);
        Set(PairNumber.PhraseShare, count / (float)Math.Max(1, _shared.Count));
        Set(PairNumber.Copy, count / (float)Math.Max(1, Math.Min(x.Length, y.Length)));
    }

    /// <summary>Whether other posts of the new one's voice hold a pair of words that the new one shares with an old one.</summary>
    private bool IsFrame(RecentPosts? voice, KnownPost post, int pair, KnownPost old)
    {
        if (voice is null) return false;
        _frames ??= CountPairs(voice, post.Post.Pairs);
        return _frames[pair] >= Habitual && (_frames[pair] > Habitual || !voice.Contains(old));
    }

    private static int[] CountPairs(RecentPosts voice, int[] pairs)
    {
        var counts = new int[pairs.Length];
        for (var post = 0; post < voice.Count; post++)
        {
            var others = voice[post].Post.Pairs;
            for (int i = 0, j = 0; i < pairs.Length && j < others.Length;)
            {
                if (pairs[i] == others[j]) counts[i]++;
                if (pairs[i] <= others[j]) i++;
                else j++;
            }
        }

        return counts;
    }

    private void Relations(KnownPost a, KnownPost b)
    {
        var (x, y) = (a.Post, b.Post);
        Set(PairNumber.Hours, MathF.Log(1 + (Math.Abs(x.Time - y.Time) / 3600f)));
        if (x.Author >= 0 && y.Author >= 0) Set(PairNumber.SameAuthor, x.Author == y.Author ? 1 : 0);
        Set(PairNumber.Quote, Quote(x, y));
        Set(PairNumber.Link, Links(x, y));
        Set(PairNumber.Mention, (y.Account >= 0 && Array.IndexOf(x.Mentions, y.Account) >= 0) || (x.Account >= 0 && Array.IndexOf(y.Mentions, x.Account) >= 0) ? 1 : 0);
        if (x.Site != 0 && x.Site == y.Site) Set(PairNumber.Section, x.Section == y.Section ? 1 : 0);
        Set(PairNumber.Replies, (x.IsReply ? 1 : 0) + (y.IsReply ? 1 : 0));
        Set(PairNumber.Quotes, (x.Quoted != 0 ? 1 : 0) + (y.Quoted != 0 ? 1 : 0));
    }

    private static float Quote(ObservedPost x, ObservedPost y)
    {
        if ((x.Quoted != 0 && x.Quoted == y.Address) || (y.Quoted != 0 && y.Quoted == x.Address)) return 3;
        return x.Quoted != 0 && x.Quoted == y.Quoted ? 2 : 0;
    }

    private static float Links(ObservedPost x, ObservedPost y) =>
        x.Links.Count(link => Array.IndexOf(y.Links, link) >= 0 || link == y.Address) + (x.Address != 0 && (x.Address == y.Address || Array.IndexOf(y.Links, x.Address) >= 0) ? 1 : 0);

    private void Meaning(SeenPost seen, KnownPost b)
    {
        var meaning = seen.Post.Meaning(b);
        Set(PairNumber.Meaning, meaning);
        if (float.IsNaN(meaning)) return;
        MeanOf(seen.Post, _newMean);
        MeanOf(b, _oldMean);
        Set(PairNumber.FreshMeaning, Centred(seen.Post, _newMean, b, _oldMean));
        Set(PairNumber.OfNewBestMeaning, seen.Habits.BestMeaning > 0 ? meaning / seen.Habits.BestMeaning : float.NaN);
        Set(PairNumber.OfOldBestMeaning, b.Habits.BestMeaning > 0 ? meaning / b.Habits.BestMeaning : float.NaN);
    }

    private void MeanOf(KnownPost post, float[] mean) => (memory.Feed(post.Post.Feed) ?? memory.All).Mean(memory.All, mean);

    private static float Centred(KnownPost a, float[] meanOfA, KnownPost b, float[] meanOfB)
    {
        float dot = 0, x = 0, y = 0;
        for (var i = 0; i < meanOfA.Length; i++)
        {
            var u = (a.Post.Vector![i] / a.VectorLength) - meanOfA[i];
            var v = (b.Post.Vector![i] / b.VectorLength) - meanOfB[i];
            dot += u * v;
            x += u * u;
            y += v * v;
        }

        return dot / MathF.Sqrt(Math.Max(x * y, 1e-9f));
    }

    private void Density(SeenPost seen, KnownPost b)
    {
        var (x, y) = (seen.Habits, b.Habits);
        Set(PairNumber.NewFive, x.Five);
        Set(PairNumber.NewThirty, x.Thirty);
        Set(PairNumber.OldFive, y.Five);
        Set(PairNumber.OldThirty, y.Thirty);
        Set(PairNumber.NewFiveMeaning, x.FiveMeaning);
        Set(PairNumber.NewThirtyMeaning, x.ThirtyMeaning);
        Set(PairNumber.OldFiveMeaning, y.FiveMeaning);
        Set(PairNumber.OldThirtyMeaning, y.ThirtyMeaning);
        Set(PairNumber.Usual, seen.Usual);
        Set(PairNumber.UsualMeaning, seen.UsualMeaning);
        Set(PairNumber.WordsOverUsual, Get(PairNumber.Words) - seen.Usual);
        Set(PairNumber.MeaningOverUsual, Get(PairNumber.Meaning) - seen.UsualMeaning);
    }

    private void Ranks(SeenPost seen, Candidate candidate)
    {
        var old = candidate.Post.Habits;
        Set(PairNumber.Rank, candidate.Rank);
        if (seen.Post.VectorLength > 0) Set(PairNumber.RankByMeaning, candidate.MeaningRank);
        Set(PairNumber.OfNewBest, seen.Habits.Best > 0 ? candidate.Words / seen.Habits.Best : 0);
        Set(PairNumber.OfOldBest, Math.Min(5, candidate.Words / Math.Max(0.02f, old.Best)));
    }

    private void Voices(SeenPost seen, Candidate candidate)
    {
        var (a, b) = (seen.Post, candidate.Post);
        var (x, y) = (a.Post, b.Post);
        var heads = x.Head.AsSpan().CommonPrefixLength(y.Head);
        Set(PairNumber.Head, heads);
        if (x.Author >= 0 && x.Author == y.Author && memory.Author(x.Author) is { } byAuthor) OfAuthor(byAuthor, x, b);
        if (!memory.Tells(x.Feed)) return;
        Set(PairNumber.SameFeed, x.Feed == y.Feed ? 1 : 0);
        Set(PairNumber.NewOwnFeed, seen.Habits.OwnFeed);
        Set(PairNumber.OldOwnFeed, b.Habits.OwnFeed);
        Set(PairNumber.OwnFeedMeaning, seen.Habits.OwnFeedMeaning);
        var usual = Math.Max(Known(seen.Habits.OwnFeed), x.Feed == y.Feed ? Known(b.Habits.OwnFeed) : 0);
        Set(PairNumber.WordsOverOwnFeed, candidate.Words - usual);
        usual = Math.Max(Known(seen.Habits.OwnFeedMeaning), x.Feed == y.Feed ? Known(b.Habits.OwnFeedMeaning) : 0);
        Set(PairNumber.MeaningOverOwnFeed, Get(PairNumber.Meaning) - usual);
        if (_feed is not null) OfFeed(_feed, x, b);
    }

    private void OfAuthor(RecentPosts latest, ObservedPost x, KnownPost b)
    {
        Set(PairNumber.AuthorBetween, latest.After(b));
        var minutes = Math.Abs(x.Time - b.Post.Time) / 60f;
        Set(PairNumber.AuthorMinutes, MathF.Log(0.5f + minutes));
        var span = Math.Abs(x.Time - latest[0].Post.Time) / 60f;
        Set(PairNumber.AuthorPace, MathF.Log((0.5f + minutes) / (5 + (span / latest.Count))));
    }

    private static float Known(float value) => float.IsNaN(value) ? 0 : value;

    private void OfFeed(FeedSight feed, ObservedPost x, KnownPost b)
    {
        if (x.Feed == b.Post.Feed) Set(PairNumber.FeedBetween, feed.Latest.After(b));
        Set(PairNumber.HabitualHead, feed.HeadsLike(x, besides: b));
        Set(PairNumber.FeedAuthors, feed.Authors);
        Set(PairNumber.FeedRate, feed.Rate);
    }

    private void Common(SeenPost seen, KnownPost b)
    {
        float best = 0, sum = 0;
        var length = Likeness.Length(b, memory.Words);
        for (var i = 0; i < seen.Near.Count; i++)
        {
            if (ReferenceEquals(seen.Near[i], b)) continue;
            var both = Math.Min(seen.NearWords[i], Likeness.Cosine(b, length, seen.Near[i], seen.NearLengths[i], memory.Words));
            best = Math.Max(best, both);
            sum += both;
        }

        Set(PairNumber.Common, best);
        Set(PairNumber.CommonMean, sum / Companions);
        if (float.IsNaN(Get(PairNumber.Meaning))) return;
        sum = 0;
        for (var i = 0; i < seen.NearByMeaning.Count; i++)
        {
            if (!ReferenceEquals(seen.NearByMeaning[i], b)) sum += Math.Min(seen.NearMeaning[i], b.Meaning(seen.NearByMeaning[i]));
        }

        Set(PairNumber.CommonMeaning, sum / Companions);
    }
}
