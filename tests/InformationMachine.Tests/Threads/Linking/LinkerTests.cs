using CsCheck;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class LinkerTests
{
    private static readonly LinkingModel Model = new() { MergeEvery = 17, ActivePosts = 90, JoinThreshold = 0.35, MergeThreshold = 0.4 };

    [Fact]
    public void A_linker_restarted_anywhere_continues_as_if_it_had_never_stopped()
    {
        var merges = 0;
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 299]).Sample((seed, cut) =>
        {
            var whole = Run(new Linker(Model), Stream.Of(seed, 300));
            merges += whole.Sum(linked => linked.Merges.Count);
            var before = Run(new Linker(Model), [.. Stream.Of(seed, 300).Take(cut)]);
            var after = Run(Restart(Stream.Of(seed, 300), before), [.. Stream.Of(seed, 300).Skip(cut)]);
            before.Concat(after).Select(Print).ShouldBe(whole.Select(Print));
        }, iter: 60, threads: 1);
        merges.ShouldBeGreaterThan(0, "the streams must exercise merging");
    }

    [Fact]
    public void A_thread_without_a_remembered_post_is_dormant()
    {
        var linker = new Linker(Model with { ActivePosts = 20 });
        var linked = Run(linker, Stream.Of(3, 400));
        linked.Select(post => post.Thread).Distinct().Count().ShouldBeGreaterThan(linker.ActiveThreads);
        linker.ActiveThreads.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void A_silent_thread_wakes_and_a_late_post_joins_the_thread_of_its_time()
    {
        var linker = new Linker(new LinkingModel());
        long sequence = 0;
        LinkedPost Link(int day, params int[] words) => linker.Link(new RememberedPost(++sequence, day * 86_400L, new PostVector(words, [.. words.Select(_ => 10)])));
        var ferry = Link(0, 1, 2, 3, 4).Thread;
        for (var i = 0; i < 14; i++) Link(i, 1000 + (i * 3), 1001 + (i * 3), 1002 + (i * 3));
        Link(14, 1, 2, 3, 5).Thread.ShouldBe(ferry, "after two weeks of silence");
        Link(2, 1, 2, 4, 6).Thread.ShouldBe(ferry, "twelve days late");
    }

    private static List<LinkedPost> Run(Linker linker, IReadOnlyList<RememberedPost> posts) => [.. posts.Select(linker.Link)];

    /// <summary>A new linker told of what was decided before, as the store would tell it: present threads, merges followed.</summary>
    private static Linker Restart(IReadOnlyList<RememberedPost> posts, List<LinkedPost> decided)
    {
        var threads = decided.Select(linked => linked.Thread).ToArray();
        foreach (var (index, linked) in decided.Index())
        {
            foreach (var merge in linked.Merges)
            {
                for (var i = 0; i <= index; i++) threads[i] = threads[i] == merge.From ? merge.Into : threads[i];
            }
        }

        var linker = new Linker(Model);
        linker.BeginRecall(decided.Count, decided.Count(linked => linked.Started));
        for (var i = (int)Math.Max(1, linker.RecallFrom(decided.Count)); i <= decided.Count; i++) linker.Recall(posts[i - 1], threads[i - 1], decided[i - 1].Score);
        return linker;
    }

    private static string Print(LinkedPost linked) =>
        $"{linked.Thread} {linked.Started} {linked.Score:R} {linked.RunnerUpScore:R} {string.Join(',', linked.Merges.Select(merge => $"{merge.From}>{merge.Into} {merge.Score:R}"))}";
}
