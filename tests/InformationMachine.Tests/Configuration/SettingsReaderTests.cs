using System.Collections;
using InformationMachine.Configuration;

namespace InformationMachine.Tests.Configuration;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "{\n \"Feeds\": {\n  \"Timeout\": \"soon\"\n }\n}", ":3: Feeds:Timeout is \"soon\"; write a duration", "a duration that is none" },
        { "{ \"Feeds\": { \"Timeout\": 20 } }", ":1: Feeds:Timeout is 20; write a duration", "a bare number for a duration" },
        { "{ \"Feeds\": { \"Timeout\": \"00:20:00\" } }", "from 00:00:01 to 00:10:00", "out of range" },
        { "{ \"Feeds\": { \"MaximumBytes\": -1 } }", "Feeds:MaximumBytes is -1; write a whole number from 1024", "a negative size" },
        { "{ \"Feeds\": { \"MaximumBytes\": \"4096\" } }", "Feeds:MaximumBytes is \"4096\"; write a whole number", "a number in quotes" },
        { "{ \"Feeds\": { \"MaximumBytes\": 99999999999 } }", "Feeds:MaximumBytes is 99999999999", "too large for its type" },
        { "{ \"Feeds\": { \"UserAgent\": \"\" } }", "Feeds:UserAgent is \"\"; write a text", "an empty name" },
        { "{ \"Feeds\": { \"TimeOut\": \"00:00:20\" } }", "Feeds:TimeOut is not a setting; known in Feeds are UserAgent", "an unknown setting" },
        { "{\n\n\"Feedz\": {} }", ":3: Feedz is not a section; known are Store, Feeds, Threads", "an unknown section" },
        { "{ \"Feeds\": 7 }", "Feeds is 7; write an object", "a section that is none" },
        { "{ \"Briefings\": { \"Writer\": \"Model\" } }", "Briefings:Writer is Model and Model:Endpoint is empty", "a model that is nowhere" },
        { "{ \"Model\": { \"Key\": \"sk-1234\" } }", "write env:NAME or file:PATH, never the key itself", "a key instead of where it is" },
        { "{ \"Model\": { \"Endpoint\": \"ftp://models.example\" } }", "write an http or https address", "another protocol" },
        { "{ \"Model\": { \"Endpoint\": \"https://me:secret@models.example/v1\" } }", "write an http or https address", "a secret in an address" },
        { "{ \"Model\": { \"Context\": 2000, \"MaximumAnswer\": 1500 } }", "an answer may take at most half of the context", "no room for the question" },
        { "{ \"Log\": { \"Format\": \"xml\" } }", "Log:Format is \"xml\"; write one of Auto, Text, Json", "an unknown word" },
        { "{ \"Log\": { \"Level\": \"Debug\", \"Level\": \"Error\" } }", "Log:Level is written twice", "a repeated setting" },
        { "[]", "the file holds a list; write an object", "no object" },
        { "{ \"Feeds\": ", ":1: this is not JSON", "half a file" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_place_value_and_remedy(string json, string expected, string why)
    {
        var refusal = Should.Throw<RefusedException>(() => Read(json), why);
        refusal.Code.ShouldBe(ExitCode.Configuration);
        refusal.Message.ShouldContain(expected, Case.Sensitive);
        refusal.Message.ShouldStartWith(_folder.File("machine.json"));
    }

    [Fact]
    public void A_key_that_was_written_down_is_not_repeated() =>
        Should.Throw<RefusedException>(() => Read("{ \"Model\": { \"Key\": \"sk-1234\" } }")).Message.ShouldNotContain("1234");

    [Fact]
    public void All_mistakes_are_reported_at_once() =>
        Should.Throw<RefusedException>(() => Read("{ \"Feeds\": { \"Timeout\": 1, \"Retries\": 99 }, \"X\": {} }")).Message
            .Split(Environment.NewLine).Length.ShouldBe(3);

    [Fact]
    public void Comments_and_trailing_commas_are_welcome() =>
        Read("{ // my machine\n \"Feeds\": { \"Timeout\": \"00:00:05\", }, }").Feeds.Timeout.ShouldBe(TimeSpan.FromSeconds(5));

    [Fact]
    public void The_environment_overrides_the_file()
    {
        var settings = Read("{ \"Feeds\": { \"Retries\": 1 } }", new Hashtable { ["IM_FEEDS__RETRIES"] = "5", ["IM_CONFIG"] = "x", ["PATH"] = "y" });
        settings.Feeds.Retries.ShouldBe(5);
    }

    [Theory]
    [InlineData("IM_FEEDS__RETRIES", "many", "environment IM_FEEDS__RETRIES: Feeds:Retries is \"many\"")]
    [InlineData("IM_FEEDS__RETRYS", "1", "environment IM_FEEDS__RETRYS: there is no such setting")]
    public void A_wrong_variable_is_refused(string name, string value, string expected) =>
        Should.Throw<RefusedException>(() => Read("{}", new Hashtable { [name] = value })).Message.ShouldContain(expected);

    [Fact]
    public void Without_a_file_the_defaults_hold() =>
        SettingsReader.Read(_folder.File("none.json"), new Hashtable()).Feeds.MinimumInterval.ShouldBe(TimeSpan.FromHours(1));

    [Fact]
    public void Every_setting_has_a_meaning_and_its_default_is_valid()
    {
        foreach (var setting in Setting.All)
        {
            setting.Description.ShouldNotBeEmpty(setting.Key);
            setting.Parse(Setting.Format(setting.Get(new MachineSettings())), out _).ShouldNotBeNull(setting.Key);
        }
    }

    private MachineSettings Read(string json, IDictionary? environment = null)
    {
        File.WriteAllText(_folder.File("machine.json"), json);
        return SettingsReader.Read(_folder.File("machine.json"), environment ?? new Hashtable());
    }
}
