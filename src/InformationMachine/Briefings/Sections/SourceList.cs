using System.Collections.Immutable;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// Numbers the posts a version cites. Numbers of the versions before stay; new posts follow in the order they were published. Drops
/// and counts every sentence that its posts do not carry.
/// </summary>
internal sealed class SourceList
{
    private readonly Dictionary<PostId, CitedPost> _evidence = [];
    private readonly Dictionary<PostId, int> _numbers = [];
    private readonly SortedDictionary<int, Post?> _posts = [];
    private readonly BriefingMaterial _material;
    private readonly IReadOnlyDictionary<PostId, IReadOnlyList<PostId>> _echoes;

    /// <param name="material">What is written from.</param>
    /// <param name="echoes">The echoes of the posts that count.</param>
    /// <param name="cited">The posts this version will cite.</param>
    public SourceList(BriefingMaterial material, IReadOnlyDictionary<PostId, IReadOnlyList<PostId>> echoes, IEnumerable<Post> cited)
    {
        _material = material;
        _echoes = echoes;
        var current = material.Posts.ToDictionary(post => post.Id);
        foreach (var source in material.Previous?.Sources ?? [])
        {
            _numbers[source.Post] = source.Number;
            _posts[source.Number] = current.GetValueOrDefault(source.Post);
        }

        foreach (var post in cited.DistinctBy(post => post.Id).OrderBy(post => post.PublishedAt).ThenBy(post => post.Sequence))
        {
            if (_numbers.ContainsKey(post.Id)) continue;
            var number = _posts.Count == 0 ? 1 : _posts.Keys.Max() + 1;
            _numbers[post.Id] = number;
            _posts[number] = post;
        }
    }

    /// <summary>Sentences that were left out because their posts do not carry them.</summary>
    public int Dropped { get; private set; }

    /// <summary>The sentence with its citations; null where its posts do not carry it.</summary>
    /// <param name="draft">What is to be printed.</param>
    /// <param name="isUnderName">True where its author's name stands above it, so that the sentence need not name who speaks.</param>
    public Sentence? Cite(Draft draft, bool isUnderName = false)
    {
        var carriers = draft.Also.Select(unit => unit.Post).Prepend(draft.Unit.Post).DistinctBy(post => post.Id).ToList();
        if (SentenceCheck.Shipped.Failure(draft.Unit.Text, [.. carriers.Select(EvidenceOf)]) is not GroundingFailure.None and var failure)
        {
            Dropped++;
            _material.Ledger?.Fail(draft.Unit, failure.ToString());
            return null;
        }

        return new Sentence(draft.Unit.Text, [.. carriers.Select(post => _numbers[post.Id]).Order()]) { Speaker = isUnderName ? null : draft.Unit.Speaker ?? draft.Unit.Account, Mark = draft.Unit.Mark };
    }

    /// <summary>Those of the sentences that their posts carry.</summary>
    public ImmutableArray<Sentence> Cite(IReadOnlyList<Draft> drafts) => [.. drafts.Select(draft => Cite(draft)).OfType<Sentence>()];

    /// <summary>The same for sentences over which their author's name stands.</summary>
    public ImmutableArray<Sentence> CiteUnderName(IReadOnlyList<CandidateSentence> units) => [.. units.Select(unit => Cite(Draft.Alone(unit), isUnderName: true)).OfType<Sentence>()];

    /// <summary>True where the post was published on the day or writes it out.</summary>
    public bool IsDated(DateOnly day, CandidateSentence unit)
    {
        if (GroundingFloor.IsDated(day, [EvidenceOf(unit.Post)])) return true;
        _material.Ledger?.Fail(unit, nameof(GroundingFailure.Day));
        return false;
    }

    public ImmutableArray<BriefingSource> Sources()
    {
        var previous = _material.Previous?.Sources.ToDictionary(source => source.Number) ?? [];
        return [.. _posts.Select(pair => pair.Value is { } post ? Describe(pair.Key, post) : previous[pair.Key])];
    }

    private BriefingSource Describe(int number, Post post) => new()
    {
        Number = number,
        Post = post.Id,
        Revision = post.Revision,
        Author = post.Author,
        Handle = post.Handle,
        Feed = _material.FeedTitles.GetValueOrDefault(post.Feed),
        PublishedAt = post.PublishedAt,
        Url = post.Url,
        Title = post.Title,
        Text = post.Text,
        Quoted = post.Quoted,
        Labels = post.Labels,
        LinkTitle = post.LinkTitle,
        Echoes = [.. _echoes.GetValueOrDefault(post.Id) ?? []],
    };

    private CitedPost EvidenceOf(Post post)
    {
        if (!_evidence.TryGetValue(post.Id, out var evidence)) _evidence[post.Id] = evidence = new CitedPost(post);
        return evidence;
    }
}
