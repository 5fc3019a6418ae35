using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store.Records;

/// <content>What a language model has written.</content>
public abstract partial class RecordReader
{
    /// <inheritdoc/>
    public ModelWording? Wording(ThreadId thread, int version) =>
        Ask(() => Book.Wordings.FindOne(Filter.Equal("briefing", BriefingDocument.Key(thread, version))) is { } document ? WordingDocument.ReadWording(document) : null);

    /// <inheritdoc/>
    public IEnumerable<ModelWording> WordingsAfter(long number) => Pages(all => all.Wordings, number).Select(WordingDocument.ReadWording);

    /// <inheritdoc/>
    public long LastWording => Ask(() => Book.Wordings.Last()?["_id"].AsInt64 ?? 0);

    /// <inheritdoc/>
    public ModelAnswer? Answer(string key) => Ask(() => Book.Answers.FindById(key) is { } document ? WordingDocument.ReadAnswer(document) : null);

    /// <inheritdoc/>
    public IReadOnlyList<ModelAnswer> AnswersFrom(DateTimeOffset from) =>
        All(() => Book.Answers.Find(Filter.AtLeast("at", from.UtcDateTime)).Select(WordingDocument.ReadAnswer).OrderBy(answer => answer.At));
}
