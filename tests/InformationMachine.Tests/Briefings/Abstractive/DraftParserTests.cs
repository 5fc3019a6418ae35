using InformationMachine.Briefings.Abstractive;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>Answers as models give them.</summary>
public sealed class DraftParserTests
{
    private const string One = """{"sentences":[{"text":"The ferry sails.","citations":[1,2],"kind":"fact","speaker":null}]}""";

    [Theory]
    [InlineData(One)]
    [InlineData("```json\n" + One + "\n```")]
    [InlineData("Sure! Here is the JSON you asked for:\n" + One + "\nI hope it helps.")]
    [InlineData("""[{"text":"The ferry sails.","citations":[1,2],"kind":"FACT"}]""")]
    [InlineData("""{"sentences":[{"text":"The ferry sails.","citations":["1","[2]"],"kind":"fact","speaker":"",},]}""")]
    public void The_asked_form_is_read_leniently(string answer)
    {
        var draft = DraftParser.Parse(answer).ShouldNotBeNull().ShouldHaveSingleItem();
        (draft.Text, draft.Kind, draft.Speaker).ShouldBe(("The ferry sails.", StatementKind.Fact, null));
        draft.Citations.ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("The ferry sails [1].")]
    [InlineData("{\"summary\":\"The ferry sails.\"}")]
    [InlineData("{\"sentences\":\"The ferry sails.\"}")]
    [InlineData("{\"sentences\":[\"The ferry sails.\"]}")]
    [InlineData("{\"sentences\":[{\"text\":\"The ferry sa")]
    [InlineData("}{")]
    public void Another_form_is_no_answer(string answer) => DraftParser.Parse(answer).ShouldBeNull();

    [Fact]
    public void Nothing_to_say_is_an_answer() => DraftParser.Parse("{\"sentences\":[]}").ShouldNotBeNull().ShouldBeEmpty();

    [Fact]
    public void What_is_nested_without_end_is_not_read() => DraftParser.Parse("{\"sentences\":" + new string('[', 5000) + new string(']', 5000) + "}").ShouldBeNull();

    [Fact]
    public void Sentences_and_citations_have_a_limit()
    {
        var sentence = $$"""{"text":"The ferry sails.","citations":[{{string.Join(',', Enumerable.Range(1, 500))}}],"kind":"fact"}""";
        var drafts = DraftParser.Parse($$"""{"sentences":[{{string.Join(',', Enumerable.Repeat(sentence, 500))}}]}""").ShouldNotBeNull();
        drafts.Count.ShouldBe(24);
        drafts[0].Citations.Length.ShouldBe(12);
    }

    [Fact]
    public void An_unknown_kind_is_none() => DraftParser.Parse("""{"sentences":[{"text":"It sails.","citations":[1],"kind":"truth"}]}""")!.ShouldHaveSingleItem().Kind.ShouldBeNull();
}
