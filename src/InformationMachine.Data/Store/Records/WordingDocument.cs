using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collections <c>wordings</c>, by number, and <c>answers</c>, by the hash of their question.</summary>
internal static class WordingDocument
{
    public static BsonDocument Write(ModelWording wording)
    {
        var document = new BsonDocument
        {
            ["_id"] = wording.Number,
            ["briefing"] = BriefingDocument.Key(wording.Thread, wording.Version),
            ["thread"] = wording.Thread.Value,
            ["version"] = wording.Version,
            ["model"] = wording.Model,
            ["prompt"] = wording.PromptVersion,
            ["options"] = wording.Options,
            ["written"] = wording.WrittenAt.UtcDateTime,
            ["requests"] = wording.Requests,
            ["input"] = wording.InputTokens,
            ["output"] = wording.OutputTokens,
        };
        document.Put("skipped", wording.Skipped);
        document.Put("sections", wording.Sections, Write);
        document.Put("refused", wording.Refused, Write);
        return document;
    }

    public static ModelWording ReadWording(BsonDocument document) => new()
    {
        Number = document["_id"].AsInt64,
        Thread = new ThreadId(document["thread"].AsInt32),
        Version = document["version"].AsInt32,
        Model = document["model"].AsString,
        PromptVersion = document["prompt"].AsInt32,
        Options = document["options"].AsString,
        WrittenAt = document.Date("written"),
        Requests = document["requests"].AsInt32,
        InputTokens = document["input"].AsInt64,
        OutputTokens = document["output"].AsInt64,
        Skipped = document.Text("skipped"),
        Sections = document.List("sections", ReadSection),
        Refused = document.List("refused", ReadRefused),
    };

    public static BsonDocument Write(ModelAnswer answer) => new()
    {
        ["_id"] = answer.Key,
        ["answer"] = answer.Text,
        ["input"] = answer.InputTokens,
        ["output"] = answer.OutputTokens,
        ["at"] = answer.At.UtcDateTime,
    };

    public static ModelAnswer ReadAnswer(BsonDocument document) =>
        new(document["_id"].AsString, document["answer"].AsString, document["input"].AsInt64, document["output"].AsInt64, document.Date("at"));

    private static BsonValue Write(WordedSection section)
    {
        var document = new BsonDocument { ["name"] = section.Name };
        document.Put("reason", section.Reason);
        document.Put("sentences", section.Sentences, Write);
        return document;
    }

    private static WordedSection ReadSection(BsonValue value) =>
        new(value["name"].AsString, value.AsDocument.List("sentences", ReadSentence), value.AsDocument.Text("reason"));

    private static BsonValue Write(WordedSentence sentence)
    {
        var document = new BsonDocument
        {
            ["text"] = sentence.Text,
            ["cites"] = new BsonArray(sentence.Citations.Select(number => new BsonValue(number))),
            ["kind"] = sentence.Kind.ToString(),
            ["extract"] = sentence.IsExtract,
            ["score"] = sentence.Score,
        };
        document.Put("speaker", sentence.Speaker);
        return document;
    }

    private static WordedSentence ReadSentence(BsonValue value) =>
        new(value["text"].AsString, value.AsDocument.List("cites", number => number.AsInt32), Enum.Parse<StatementKind>(value["kind"].AsString))
        {
            Speaker = value.AsDocument.Text("speaker"),
            IsExtract = value.AsDocument.Flag("extract"),
            Score = value["score"].AsDouble,
        };

    private static BsonValue Write(RefusedSentence refused)
    {
        var document = new BsonDocument { ["section"] = refused.Section, ["text"] = refused.Text, ["reason"] = refused.Reason };
        document.Put("cites", refused.Citations, number => number);
        return document;
    }

    private static RefusedSentence ReadRefused(BsonValue value) =>
        new(value["section"].AsString, value["text"].AsString, value.AsDocument.List("cites", number => number.AsInt32), value["reason"].AsString);
}
