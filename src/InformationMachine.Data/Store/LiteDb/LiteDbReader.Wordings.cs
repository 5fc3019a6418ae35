using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store.LiteDb;

/// <content>What a language model has written.</content>
public abstract partial class LiteDbReader
{
    /// <inheritdoc/>
    public ModelWording? Wording(ThreadId thread, int version) =>
        Ask(() => _collections.Wordings.FindOne(Filter.Equal("briefing", BriefingDocument.Key(thread, version))) is { } document ? WordingDocument.ReadWording(document) : null);

    /// <inheritdoc/>
    public IEnumerable<ModelWording> WordingsAfter(long number) => Pages(all => all.Wordings, number).Select(WordingDocument.ReadWording);

    /// <inheritdoc/>
    public long LastWording => Ask(() => _collections.Wordings.Last()?["_id"].AsInt64 ?? 0);

    /// <inheritdoc/>
    public ModelAnswer? Answer(string key) => Ask(() => _collections.Answers.FindById(key) is { } document ? WordingDocument.ReadAnswer(document) : null);

    /// <inheritdoc/>
    public IReadOnlyList<ModelAnswer> AnswersFrom(DateTimeOffset from) =>
        All(() => _collections.Answers.Find(Filter.AtLeast("at", from.UtcDateTime)).Select(WordingDocument.ReadAnswer).OrderBy(answer => answer.At));
}
