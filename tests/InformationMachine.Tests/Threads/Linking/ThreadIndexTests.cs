using CsCheck;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class ThreadIndexTests
{
    private static readonly LinkingModel Model = new();

    [Fact]
    public void The_index_finds_what_comparing_with_every_thread_finds() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 15]).Sample((seed, threads) =>
        {
            var posts = Stream.Of(seed, 120);
            var index = new ThreadIndex(Model);
            var random = new Random(seed);
            foreach (var post in posts.Take(119)) index.Add(new ThreadId(1 + random.Next(threads)), post);
            for (var i = 0; i < 30; i++) index.Forget(posts[i]);
            if (threads > 3 && index.Threads.Count > 3) index.Merge(index.Threads.Values.Last(), index.Threads.Values.First());
            index.Refresh();

            var found = new List<Candidate>();
            index.Search(posts[119].Vector, 0, found);
            found.OrderBy(candidate => candidate.Thread.Id).Select(candidate => (candidate.Thread.Id, Math.Round(candidate.Cosine, 12)))
                .ShouldBe(Exhaustive(index, posts[119]));
        }, iter: 200, threads: 1);

    [Fact]
    public void Lists_of_common_terms_are_set_aside_without_losing_a_thread() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[40, 200], Gen.Int[1, 80]).Sample((seed, threads, percent) =>
        {
            var posts = Stream.Of(seed, 500);
            var index = new ThreadIndex(Model);
            var random = new Random(seed);
            foreach (var post in posts.Take(400)) index.Add(new ThreadId(1 + random.Next(threads)), post);
            index.Refresh();
            // What comes and goes after the last weighing changes lengths and sizes that the bounds rest on.
            foreach (var post in posts.Skip(400).Take(60)) index.Add(new ThreadId(1 + random.Next(threads)), post);
            for (var i = 0; i < 100; i++) index.Forget(posts[i]);
            index.Merge(index.Threads.Values.Last(), index.Threads.Values.First());

            var (found, all) = (new List<Candidate>(), new List<Candidate>());
            foreach (var post in posts.Skip(460))
            {
                var least = percent / 100.0;
                index.Search(post.Vector, least, found);
                index.Search(post.Vector, 0, all);
                found.OrderBy(candidate => candidate.Thread.Id)
                    .ShouldBe(all.Where(candidate => candidate.Cosine * Model.Boost(candidate.Thread.Posts.Count) >= least).OrderBy(candidate => candidate.Thread.Id));
            }
        }, iter: 100, threads: 1);

    [Fact]
    public void What_was_added_and_forgotten_leaves_no_trace()
    {
        var index = new ThreadIndex(Model);
        foreach (var post in Stream.Of(5, 50)) index.Add(new ThreadId((int)post.Sequence % 7), post);
        var posts = index.Threads.Values.SelectMany(thread => thread.Posts).OrderBy(post => post.Sequence).ToList();
        foreach (var post in posts) index.Forget(post);
        index.Threads.ShouldBeEmpty();
        index.Posts.ShouldBe(0);
        var found = new List<Candidate>();
        index.Search(posts[0].Vector, 0, found);
        found.ShouldBeEmpty();
    }

    /// <summary>The same figure by the definition: sums over all posts of each thread, every thread compared.</summary>
    private static IEnumerable<(ThreadId, double)> Exhaustive(ThreadIndex index, RememberedPost query)
    {
        var posts = index.Threads.Values.SelectMany(thread => thread.Posts).ToList();
        double Weight(int term)
        {
            var holding = posts.Count(post => post.Vector.Terms.Contains(term));
            var weight = Math.Round(16 * Math.Max(0, Math.Log((posts.Count + Model.IdfDocuments) / (holding + Model.IdfTerm))));
            return holding > 0 ? weight : Math.Floor(weight * Model.Unseen);
        }

        var asked = query.Vector.Terms.Zip(query.Vector.Weights).ToDictionary(pair => pair.First, pair => pair.Second * Weight(pair.First));
        var length = Math.Sqrt(asked.Values.Sum(weight => weight * weight));
        foreach (var thread in index.Threads.Values.OrderBy(thread => thread.Id))
        {
            var centroid = thread.Posts.SelectMany(post => post.Vector.Terms.Zip(post.Vector.Weights)).GroupBy(pair => pair.First)
                .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Second) * Weight(group.Key));
            var dot = asked.Sum(pair => pair.Value * centroid.GetValueOrDefault(pair.Key));
            if (dot > 0) yield return (thread.Id, Math.Round(dot / length / Math.Sqrt(centroid.Values.Sum(weight => weight * weight)), 12));
        }
    }
}
