using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>What becomes of each sentence while a briefing is written, in the order of reading. Not thread-safe.</summary>
internal sealed class SentenceLedger
{
    private readonly List<SentenceRecord> _records = [];
    private readonly Dictionary<CandidateSentence, SentenceRecord> _candidates = [];

    public IReadOnlyList<SentenceRecord> Records => _records;

    /// <summary>How many sentences each rule left out.</summary>
    public IEnumerable<KeyValuePair<string, int>> ByRule() => _records.Where(record => record.Rule is not null && record.IsLeftOut).CountBy(record => record.Rule!);

    /// <summary>A sentence or line that never became a candidate.</summary>
    public void LeaveOut(Post post, string text, string rule)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        _records.Add(new SentenceRecord(post, text.Trim()) { Rule = rule, IsLeftOut = true });
    }

    /// <summary>All sentences of a post that is not read.</summary>
    public void LeaveOut(Post post, string rule)
    {
        LeaveOut(post, post.Title ?? "", rule);
        foreach (var (text, _) in Passages.Sentences(Trimmer.Text(post.Text))) LeaveOut(post, text, rule);
    }

    /// <summary>A sentence that may be told.</summary>
    public void Add(CandidateSentence unit) => _records.Add(_candidates[unit] = new SentenceRecord(unit.Post, unit.Text) { Unit = unit, Rule = unit.LoweredBy?.Id });

    /// <summary>A candidate that is one no more.</summary>
    public void LeaveOut(CandidateSentence unit, string rule)
    {
        if (_candidates.GetValueOrDefault(unit) is not { } record) return;
        record.Rule = rule;
        record.IsLeftOut = true;
    }

    /// <summary>A candidate that was chosen and that its posts do not carry.</summary>
    /// <param name="unit">The candidate.</param>
    /// <param name="check">The check that it failed.</param>
    public void Fail(CandidateSentence unit, string check)
    {
        if (_candidates.GetValueOrDefault(unit) is { } record) record.FailedCheck ??= check;
    }

    public void LeaveOut(IEnumerable<CandidateSentence> before, IReadOnlyCollection<CandidateSentence> left, string rule)
    {
        foreach (var unit in before.Except(left)) LeaveOut(unit, rule);
    }
}
