using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>What two posts share in words, names and numbers, and what of it is fresh. Not thread-safe.</summary>
internal sealed class SharedWords(Memory memory)
{
    private const TermKinds Named = TermKinds.Name | TermKinds.Hashtag;
    private const int Examined = 48;
    private const int TellingWords = 2;

    private readonly List<(float Fresh, int Row, int Term)> _fresh = [];
    private readonly List<float> _names = [];
    private readonly HashSet<int> _feeds = [];
    private Side _new;
    private Side _old;
    private float _dot;
    private float _shared;
    private float _habitual;
    private float _titleShared;
    private float _sharedNames;

    public int Count { get; private set; }

    public int Names => _names.Count;

    public float RarestName => _names.Count > 0 ? _names[0] : 0;

    public float SecondName => _names.Count > 1 ? _names[1] : 0;

    public float FreshName { get; private set; }

    public int Numbers { get; private set; }

    public float OtherNumbers => _new.Numbers > 0 && _old.Numbers > 0 ? _new.Numbers + _old.Numbers - (2 * Numbers) : 0;

    public float OtherNames => Math.Min(_new.Names, _old.Names) - _names.Count;

    public float NameConflict => Math.Min(_new.OwnName, _old.OwnName);

    public float NameOverlap => Math.Min(_new.NameWeight, _old.NameWeight) is var least and > 0 ? _sharedNames / least : float.NaN;

    public float NumberOverlap => Math.Min(_new.Numbers, _old.Numbers) is var least and > 0 ? Numbers / (float)least : float.NaN;

    public float NewNames => _new.Names;

    public float OldNames => _old.Names;

    public float TitleRarest { get; private set; }

    public float TitleOverlap => _new.Title + _old.Title - _titleShared is var all and > 0 ? _titleShared / all : 0;

    public float FreshCosine => _new.Squares * _old.Squares is var squares and > 0 ? _dot / MathF.Sqrt(squares) : 0;

    public float Containment => Math.Min(_new.Weight, _old.Weight) is var least and > 0 ? _shared / least : 0;

    public float HabitualShare => _shared > 0 ? _habitual / _shared : 0;

    /// <summary>The logarithm of the number of feeds, or authors, that hold the rarest shared words.</summary>
    public float Spread { get; private set; }

    /// <summary>The logarithm of the hours since the first remembered post within the window with the rarest shared words.</summary>
    public float Since { get; private set; }

    public float Fresh(int place) => place < _fresh.Count ? _fresh[place].Fresh : 0;

    /// <summary>Reads a pair, with how often the old one's voice uses its words.</summary>
    public void Read(SeenPost seen, KnownPost old, byte[] oldHabits)
    {
        var (a, b) = (seen.Post.Post, old.Post);
        Clear();
        var posts = (memory.Voice(a)?.Count ?? 0, memory.Voice(b)?.Count ?? 0);
        var isOwn = a.Feed == b.Feed || a.Author == b.Author;
        for (int i = 0, j = 0; i < a.Terms.Length || j < b.Terms.Length;)
        {
            var order = i == a.Terms.Length ? 1 : j == b.Terms.Length ? -1 : a.Terms[i].CompareTo(b.Terms[j]);
            var row = order <= 0 ? seen.Post.Rows[i] : old.Rows[j];
            var rarity = memory.Words.Rarity(row);
            var freshOfNew = order <= 0 ? VoiceHabits.Freshness(seen.Habitual[i], posts.Item1) : 1;
            var freshOfOld = order >= 0 ? VoiceHabits.Freshness(oldHabits[j], posts.Item2) : 1;
            if (order <= 0) _new.Add(rarity, a.Kinds[i], freshOfNew, order == 0);
            if (order >= 0) _old.Add(rarity, b.Kinds[j], freshOfOld, order == 0);
            if (order == 0) Share(rarity, (row, a.Terms[i]), (a.Kinds[i], b.Kinds[j]), (freshOfNew, freshOfOld), Math.Max(seen.Habitual[i] - (isOwn ? 1 : 0), oldHabits[j]));
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        // By word among equals: rows differ after a restart.
        _fresh.Sort((x, y) => x.Fresh == y.Fresh ? x.Term.CompareTo(y.Term) : y.Fresh.CompareTo(x.Fresh));
        _names.Sort((x, y) => y.CompareTo(x));
        ReadHistory(a);
    }

    private void Clear()
    {
        _fresh.Clear();
        _names.Clear();
        (_new, _old) = (default, default);
        (_dot, _shared, _habitual, _titleShared, _sharedNames) = (0, 0, 0, 0, 0);
        (Count, Numbers, FreshName, TitleRarest) = (0, 0, 0, 0);
    }

    private void Share(float rarity, (int Row, int Term) word, (TermKinds New, TermKinds Old) kinds, (float New, float Old) fresh, int habitual)
    {
        Count++;
        _dot += rarity * rarity * Likeness.Factor(kinds.New) * Likeness.Factor(kinds.Old) * fresh.New * fresh.Old;
        _shared += rarity;
        if (habitual >= 1) _habitual += rarity;
        _fresh.Add((rarity * Math.Min(fresh.New, fresh.Old), word.Row, word.Term));
        var both = kinds.New & kinds.Old;
        if ((both & TermKinds.Number) != TermKinds.None) Numbers++;
        if ((kinds.New & Named) != TermKinds.None && (kinds.Old & Named) != TermKinds.None)
        {
            _names.Add(rarity);
            _sharedNames += rarity;
            if (habitual < 1) FreshName = Math.Max(FreshName, rarity);
        }

        if ((both & TermKinds.Title) == TermKinds.None) return;
        _titleShared += rarity;
        TitleRarest = Math.Max(TitleRarest, rarity);
    }

    private void ReadHistory(ObservedPost post)
    {
        _feeds.Clear();
        var oldest = post.Time;
        foreach (var (_, row, _) in _fresh.Take(TellingWords))
        {
            var list = memory.Words.Holding(row);
            for (var i = Math.Max(0, list.Count - Examined); i < list.Count; i++)
            {
                var other = list[i].Post;
                if (Math.Abs(other.Time - post.Time) > CandidateSearch.Window) continue;
                _feeds.Add(memory.Tells(other.Feed) ? other.Feed : other.Author);
                oldest = Math.Min(oldest, other.Time);
            }
        }

        Spread = MathF.Log(1 + _feeds.Count);
        Since = MathF.Log(1 + ((post.Time - oldest) / 3600f));
    }

    /// <summary>Sums over the words of one of the two.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Side
    {
        public float Squares;
        public float Weight;
        public float Title;
        public float OwnName;
        public float NameWeight;
        public int Names;
        public int Numbers;

        public void Add(float rarity, TermKinds kinds, float fresh, bool isShared)
        {
            var weight = rarity * Likeness.Factor(kinds) * fresh;
            Squares += weight * weight;
            Weight += rarity;
            if ((kinds & TermKinds.Title) != TermKinds.None) Title += rarity;
            if ((kinds & TermKinds.Number) != TermKinds.None) Numbers++;
            if ((kinds & Named) == TermKinds.None) return;
            Names++;
            NameWeight += rarity;
            if (!isShared) OwnName = Math.Max(OwnName, rarity);
        }
    }
}
