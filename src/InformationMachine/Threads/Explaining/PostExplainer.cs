using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;
using InformationMachine.Text;

namespace InformationMachine.Threads.Explaining;

/// <summary>
/// Says why a post is in its thread: which pairs the judge found likely and on what that rests, what it shares with the thread, and with the
/// one that came second.
/// </summary>
/// <param name="reader">Where posts and threads are.</param>
/// <param name="model">The judge.</param>
internal sealed class PostExplainer(IMachineReader reader, JudgeModel model)
{
    private const int WeighedPosts = 2000;
    private const int ComparedPosts = 200;
    private const int ShownTerms = 12;
    private const int ShownPairs = 4;

    private readonly PostTokenizer _tokenizer = new();

    /// <summary>The explanation; null where the post is unknown or not linked yet.</summary>
    public PostExplanation? Explain(PostId id)
    {
        if (reader.Post(id) is not { } post || reader.Assignment(id) is not { } assignment) return null;
        var weights = Weights(post.Sequence);
        var pairs = new VerdictReader(reader, model).Read(post);
        var started = assignment.Score == 0;
        var thread = Compare(post, assignment.Thread, started || assignment.By == AssignedBy.Editor ? null : assignment.Score, weights, pairs);
        var second = assignment.RunnerUp is { } other && Forwarding.Survivor(reader, other) is { } survivor && survivor.Id != assignment.Thread ? survivor : null;
        return new PostExplanation(
            post,
            assignment,
            thread,
            second is null ? null : Compare(post, second.Id, assignment.RunnerUpScore, weights, pairs),
            started,
            Merges(assignment),
            [.. DecisionLog.Read(reader).Standing.Where(decision => decision.Moves.Any(move => move.Post == id))]);
    }

    private TermWeights Weights(long sequence)
    {
        var weights = new TermWeights();
        foreach (var post in reader.PostsAfter(Math.Max(0, sequence - WeighedPosts)).Take(WeighedPosts)) weights.Add(Terms(post).Keys);
        return weights;
    }

    private SortedDictionary<string, TermKind> Terms(Post post) => TermWeights.Terms(_tokenizer, PostText.ForLinking(post, reader));

    /// <summary>Compares to the posts before it, or where it was the first to those after it.</summary>
    private ComparedThread Compare(Post post, ThreadId id, double? score, TermWeights weights, IReadOnlyList<JudgedPair> pairs)
    {
        var all = reader.Assignments(id).Where(assignment => assignment.Post != post.Id).ToList();
        var before = all.Where(assignment => assignment.Sequence < post.Sequence).ToList();
        var compared = (before.Count > 0 ? before.TakeLast(ComparedPosts) : all.Take(ComparedPosts)).Select(assignment => assignment.Post).ToList();
        var others = reader.Posts(compared).OrderBy(other => other.Sequence).ToList();
        var own = Terms(post);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Post? nearest = null;
        double likeness = 0;
        foreach (var other in others)
        {
            var terms = Terms(other);
            foreach (var term in own.Keys.Where(terms.ContainsKey)) counts[term] = counts.GetValueOrDefault(term) + 1;
            var cosine = Cosine(own.Keys, terms.Keys, weights);
            if (cosine > likeness) (nearest, likeness) = (other, cosine);
        }

        var members = all.Select(assignment => assignment.Post).ToHashSet();
        return new ComparedThread(reader.Thread(id)!, score, Rank(own, counts, weights), Links(post, others), nearest, likeness) { Pairs = [.. pairs.Where(pair => members.Contains(pair.Other.Id)).Take(ShownPairs)] };
    }

    private static List<SharedTerm> Rank(SortedDictionary<string, TermKind> own, SortedDictionary<string, int> counts, TermWeights weights)
    {
        var weighed = counts.Select(pair => (Term: pair.Key, Posts: pair.Value, Weight: weights[pair.Key] * weights[pair.Key] * pair.Value)).ToList();
        var total = weighed.Sum(item => item.Weight);
        return [.. weighed.OrderByDescending(item => item.Weight).ThenBy(item => item.Term, StringComparer.Ordinal).Take(ShownTerms)
            .Select(item => new SharedTerm(item.Term, own[item.Term], item.Posts, total > 0 ? item.Weight / total : 0))];
    }

    private static double Cosine(ICollection<string> one, ICollection<string> other, TermWeights weights)
    {
        var common = one.Where(other.Contains).Sum(term => weights[term] * weights[term]);
        var product = one.Sum(term => weights[term] * weights[term]) * other.Sum(term => weights[term] * weights[term]);
        return product > 0 ? common / Math.Sqrt(product) : 0;
    }

    private static List<string> Links(Post post, IEnumerable<Post> others)
    {
        var named = others.SelectMany(Addresses).ToHashSet(StringComparer.Ordinal);
        return [.. Addresses(post).Where(named.Contains).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Addresses(Post post) => post.Links.Append(post.Url).Append(post.Quoted?.Url).OfType<string>();

    private List<ThreadMerge> Merges(Assignment assignment)
    {
        var path = new List<ThreadMerge>();
        var at = assignment.Provisional;
        foreach (var merge in reader.Merges().Where(merge => merge.AfterSequence >= assignment.Sequence))
        {
            if (merge.From != at) continue;
            path.Add(merge);
            at = merge.Into;
        }

        return at == assignment.Thread || assignment.By == AssignedBy.Editor ? path : [];
    }
}
