using System.Text.Json;
using InformationMachine.Cli;

namespace InformationMachine.Tests.Cli;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task Every_sentence_gets_a_verdict()
    {
        using var folder = new TemporaryFolder();
        var (cases, output) = (folder.File("cases.jsonl"), folder.File("verdicts.jsonl"));
        await File.WriteAllTextAsync(cases, """
            {"id":"a","source":"The ferry to Holm left at noon with 41 passengers.","label":"ignored","sentences":[{"text":"The ferry to Holm left at noon with 41 passengers."},{"text":"The ferry to Holm left at noon with 42 passengers.","label":"supported"}]}

            {"id":"b","source":"","sentences":[{"text":"Nothing stands there."}]}
            """, TestContext.Current.CancellationToken);
        (await CommandLine.Create().Parse(["check", "--cases", cases, "--output", output]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(0);
        var verdicts = (await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken)).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        verdicts.Select(verdict => $"{verdict.GetProperty("id")} {verdict.GetProperty("sentence")} {verdict.GetProperty("supported")}").ShouldBe(["a 0 True", "a 1 False", "b 0 False"]);
        verdicts[1].GetProperty("reason").GetString().ShouldBe("number");
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("""{"id":"a"}""")]
    [InlineData("""{"id":"a","source":"b","sentences":[{}]}""")]
    public async Task A_line_that_is_no_case_is_named(string line)
    {
        using var folder = new TemporaryFolder();
        var cases = folder.File("cases.jsonl");
        await File.WriteAllTextAsync(cases, line, TestContext.Current.CancellationToken);
        Should.Throw<RefusedException>(() => CheckFiles.Lines(cases).Select(item => CheckFiles.Text(item.Json, "source", item.Where) + CheckFiles.Text(CheckFiles.List(item.Json, "sentences", item.Where)[0], "text", item.Where)).ToList()).Message.ShouldContain("cases.jsonl:1");
    }
}
