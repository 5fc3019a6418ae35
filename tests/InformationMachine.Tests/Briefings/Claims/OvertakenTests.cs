using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>What later statements make untrue, what denials make doubtful, and what stands under every post.</summary>
public sealed class OvertakenTests
{
    private const string Open = "The lock of Selmouth is open to barges.";
    private const string Shut = "The lock of Selmouth is not open to barges.";

    [Theory]
    [InlineData(new[] { "Ada:" + Open, "Ada:" + Shut }, true)] // the author
    [InlineData(new[] { "Ada:" + Open, "Ben:" + Shut }, false)] // one other disputes
    [InlineData(new[] { "Ada:" + Open, "Ben:" + Shut, "Ben:" + Shut }, false)] // the same one twice
    [InlineData(new[] { "Ada:" + Open, "Ben:" + Shut, "Cora:" + Shut }, true)] // two others
    [InlineData(new[] { "Ada:" + Open, "Ada:The lock of Harwich is not open to lorries." }, false)] // too little in common
    [InlineData(new[] { "Ada:" + Open, "Ada:Is the lock of Selmouth not open to barges?" }, false)] // a question
    [InlineData(new[] { "Ada:The lock of Selmouth lets 40 barges pass.", "Ada:The lock of Selmouth lets 55 barges pass." }, true)]
    [InlineData(new[] { "Ada:The lock of Selmouth lets 40 barges pass.", "Ada:The lock of Selmouth lets 40 barges pass." }, false)]
    public void A_statement_is_superseded_by_its_author_or_by_two_others(string[] posts, bool isSuperseded)
    {
        var units = Read(posts);
        Superseded.In(units).ShouldBe(isSuperseded ? [units[0]] : []);
    }

    private const string Struck = "The ferry struck the old quay of Brannoch.";
    private const string Denial = "Halvern denies that the ferry struck the old quay of Brannoch.";

    [Theory]
    [InlineData(new[] { "Ada:" + Struck, "Ben:" + Denial }, true)]
    [InlineData(new[] { "Ben:" + Denial, "Ada:" + Struck }, true)] // whoever came first
    [InlineData(new[] { "Ada:" + Denial, "Ada:" + Struck }, false)] // who denied it first says now that it is so
    [InlineData(new[] { "Ada:" + Struck, "Ada:" + Denial }, true)]
    [InlineData(new[] { "Ada:" + Struck, "Ben:" + Struck, "Cora:" + Denial }, true)]
    [InlineData(new[] { "Ada:" + Struck, "Ben:" + Struck, "Cora:" + Struck, "Dan:" + Denial }, false)] // many tell it, one who is concerned denies it
    public void A_claim_is_refuted_by_a_denial_unless_many_tell_it(string[] posts, bool isRefuted)
    {
        var units = Read(posts);
        Refuted.In(units).Count.ShouldBe(isRefuted ? units.Count(unit => unit.Text == Struck) : 0);
    }

    private const string Notice = "Write to the harbour desk for a copy of this letter.";

    [Theory]
    [InlineData(3, true, "The ferry sailed at noon. A barge came in. " + Notice)]
    [InlineData(2, true, "The ferry sailed at noon. A barge came in. " + Notice)]
    [InlineData(2, false, Notice + " The ferry sailed at noon. A barge came in.")] // twice, but at the beginning
    [InlineData(3, true, Notice + " The ferry sailed at noon. A barge came in.")]
    [InlineData(1, false, "The ferry sailed at noon. A barge came in. " + Notice)]
    [InlineData(3, false, Notice)] // whoever posts it alone means it
    public void A_sentence_under_every_post_is_left_out(int times, bool isLeftOut, string text)
    {
        string[] posts = [.. Enumerable.Range(0, times).Select(i => "Ada:" + text.Replace("noon", $"{i + 1} o'clock", StringComparison.Ordinal).Replace("A barge", $"Barge {i + 1}", StringComparison.Ordinal))];
        Read(posts).Count(unit => unit.Text == Notice).ShouldBe(isLeftOut ? 0 : times);
    }

    private static IReadOnlyList<CandidateSentence> Read(string[] posts) =>
        Candidates.Read([.. posts.Select((post, i) => Some.Post(i + 1, post[(post.IndexOf(':', StringComparison.Ordinal) + 1)..], post[..post.IndexOf(':', StringComparison.Ordinal)]))]);
}
