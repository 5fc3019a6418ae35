using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace InformationMachine.Tests.Configuration;

public sealed class DamageInWordsTests
{
    private const string Remedy = "machine.db is damaged: page 35 is not what was written. Run `doctor`.";

    public static TheoryData<Exception> Damages =>
        [new DamagedRecordException(Remedy), new DataFileException(Remedy), new InvalidOperationException("the query ended", new DamagedRecordException(Remedy)), new AggregateException(new DataFileException(Remedy))];

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_is_a_message_with_its_remedy_and_no_stack(Exception damage)
    {
        var told = Told(damage);
        told.Exception.ShouldBeNull();
        told.RenderMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldBe($"Thread 16: its briefing could not be written: {Remedy}");
        told.Properties["Thread"].ShouldBeOfType<ScalarValue>().Value.ShouldBe(16);
        told.Level.ShouldBe(LogEventLevel.Error);
    }

    [Fact]
    public void A_flaw_keeps_its_stack() => Told(new InvalidOperationException("a flaw")).Exception.ShouldNotBeNull().Message.ShouldBe("a flaw");

    private static LogEvent Told(Exception exception)
    {
        var kept = new Kept();
        using var log = new LoggerConfiguration().WriteTo.Sink(new DamageInWords(kept)).CreateLogger();
        log.Error(exception, "Thread {Thread}: its briefing could not be written", 16);
        return kept.Event.ShouldNotBeNull();
    }

    private sealed class Kept : ILogEventSink
    {
        public LogEvent? Event { get; private set; }

        public void Emit(LogEvent logEvent) => Event = logEvent;
    }
}
