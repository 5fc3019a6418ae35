using System.Text.Json;

namespace InformationMachine.EndToEnd;

/// <summary>backup, restore, doctor, archive and compact as an operator uses them: beside a running machine and without one.</summary>
public sealed class DataFileVerbsTests
{
    private const string Receivers = """[{"name":"phone","owner":"ada","channel":"none","key":"k","createdAt":"2026-01-01T00:00:00+00:00"}]""";

    [Fact]
    public async Task Beside_a_running_machine_and_after_it()
    {
        using var installation = new Installation();
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        installation.Write("posts.jsonl", string.Join('\n', Enumerable.Range(1, 300).Select(n => $$"""{"id":"{{n}}","time":"2024-03-01T10:00:00Z","text":"Harbour ferry {{n}} was launched in port {{n % 7}}."}""")));
        installation.Configure([]);
        (await installation.Run("replay", "--posts", "posts.jsonl", "--data", installation.Data)).Code.ShouldBe(0);

        using (var machine = installation.Start("run"))
        {
            await machine.Until(() => File.Exists(Path.Combine(installation.Data, "desk.json")), TimeSpan.FromSeconds(120), "desk");
            var receivers = Path.Combine(installation.Data, "receivers.json");
            await File.WriteAllTextAsync(receivers, Receivers, TestContext.Current.CancellationToken);
            var backup = await installation.Run("backup", "one.zip", "--json");
            await File.WriteAllTextAsync(receivers, "[]", TestContext.Current.CancellationToken);
            backup.Code.ShouldBe(0, backup.Errors);
            JsonDocument.Parse(backup.Output).RootElement.GetProperty("posts").GetInt32().ShouldBe(300);
            var doctor = await installation.Run("doctor");
            doctor.Code.ShouldBe(0, doctor.Output + doctor.Errors);
            (await installation.Run("restore", "one.zip")).Code.ShouldBe(75);
            (await installation.Run("doctor", "--repair")).Code.ShouldBe(75);
            var compact = await installation.Run("compact");
            compact.Code.ShouldBe(0, compact.Errors);
            compact.Output.ShouldContain("writing waited");
            var archive = await installation.Run("archive");
            archive.Code.ShouldBe(0, archive.Errors);
            machine.Terminate();
            (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, machine.Errors);
        }

        (await installation.Run("doctor")).Code.ShouldBe(0);
        var restore = await installation.Run("restore", "one.zip");
        restore.Code.ShouldBe(0, restore.Errors);
        restore.Output.ShouldContain("300 posts");
        (await File.ReadAllTextAsync(Path.Combine(installation.Data, "receivers.json"), TestContext.Current.CancellationToken)).ShouldBe(Receivers, "who is told comes back with what they were told");
        Directory.GetFiles(Path.Combine(installation.Data, "backups"), "receivers.json", SearchOption.AllDirectories).ShouldHaveSingleItem();
        (await installation.Run("backup")).Code.ShouldBe(0);
        (await installation.Run("compact")).Code.ShouldBe(0);
        (await installation.Run("doctor")).Code.ShouldBe(0);

        // What has vanished is not taken for what has never been.
        var data = Path.Combine(installation.Data, "machine.db");
        File.Move(data, data + ".away");
        foreach (var verb in new[] { new[] { "export", "--kinds", "posts" }, ["threads", "pin", "1"], ["threads", "list"] })
        {
            var (code, _, errors) = await installation.Run(verb);
            code.ShouldBe(1, errors);
            errors.ShouldContain("is missing, but");
            errors.ShouldContain("restore FILE");
        }
    }

    [Fact]
    public async Task An_export_that_lacks_an_archive_says_so_and_fails()
    {
        const int Later = 2500;
        using var installation = new Installation();
        installation.Configure([]);
        var old = Enumerable.Range(1, 30).Select(n => $$"""{"id":"{{n}}","time":"2019-03-01T10:{{n:D2}}:00Z","text":"Harbour ferry {{n}} was launched in port {{n % 7}}."}""");
        installation.Variables["IM_THREADS__ACTIVEPOSTS"] = "1000";
        var later = Enumerable.Range(100, Later).Select(n => $$"""{"id":"{{n}}","time":"2026-03-01T10:00:00Z","text":"Orchard {{n}} bore pears in valley {{n % 7}}."}""");
        installation.Write("posts.jsonl", string.Join('\n', old.Concat(later)));
        (await installation.Run("replay", "--posts", "posts.jsonl", "--data", installation.Data)).Code.ShouldBe(0);
        (await installation.Run("run", "--once")).Code.ShouldBe(0, "nothing is archived before it has its briefing");
        var archive = await installation.Run("archive");
        var file = Path.Combine(installation.Data, "archive", "2019.db");
        File.Exists(file).ShouldBeTrue(archive.Output + archive.Errors);
        var whole = await installation.Run("export", "--kinds", "posts");
        (whole.Code, whole.Output.Count(c => c == '\n')).ShouldBe((0, 30 + Later), whole.Errors);

        File.Delete(file);
        var lacking = await installation.Run("export", "--kinds", "posts");
        lacking.Code.ShouldBe(1);
        lacking.Errors.ShouldContain("archive/2019.db is missing");
        lacking.Output.Count(c => c == '\n').ShouldBe(Later);
    }

    [Fact]
    public async Task A_lost_log_is_said_by_every_verb_and_mended_by_the_doctor_alone()
    {
        using var installation = new Installation();
        installation.Configure([]);
        installation.Write("posts.jsonl", """{"id":"1","time":"2026-03-01T10:00:00Z","text":"A ferry was launched."}""");
        (await installation.Run("replay", "--posts", "posts.jsonl", "--data", installation.Data)).Code.ShouldBe(0);
        File.Delete(Path.Combine(installation.Data, "machine.seal"));
        foreach (var verb in new[] { "status", "run", "backup" })
        {
            var refused = await installation.Run(verb == "run" ? ["run", "--once"] : [verb]);
            refused.Code.ShouldBe(1, verb);
            refused.Errors.ShouldContain("machine.seal is missing", customMessage: verb);
        }

        (await installation.Run("doctor")).Code.ShouldBe(1);
        (await installation.Run("doctor", "--repair")).Code.ShouldBe(0);
        (await installation.Run("status")).Code.ShouldBe(0);
    }
}
