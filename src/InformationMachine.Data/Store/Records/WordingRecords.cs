using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>The part of a batch that a language model wrote. None of it is in the change feed: it changes nothing that others follow.</summary>
internal static class WordingRecords
{
    public static void Apply(IRecordCollections collections, StoreBatch batch)
    {
        foreach (var wording in batch.Wordings)
        {
            if (collections.Wordings.FindOne(Filter.Equal("briefing", BriefingDocument.Key(wording.Thread, wording.Version))) is not null) continue;
            collections.Wordings.Insert(WordingDocument.Write(wording with { Number = (collections.Wordings.Last()?["_id"].AsInt64 ?? 0) + 1 }));
        }

        if (!batch.Answers.IsEmpty) collections.Answers.Upsert(batch.Answers.Select(WordingDocument.Write));
        if (batch.AnswersFrom is { } from) Forget(collections.Answers, from.UtcDateTime);
    }

    private static void Forget(IRecordCollection answers, BsonValue from)
    {
        foreach (var key in answers.Find(Filter.Less("at", from)).Select(document => document["_id"]).ToList()) answers.Delete(key);
    }
}
