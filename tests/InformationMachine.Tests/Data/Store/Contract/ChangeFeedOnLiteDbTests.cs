namespace InformationMachine.Tests.Data.Store.Contract;

public sealed class ChangeFeedOnLiteDbTests() : ChangeFeedContract(new LiteDbEngine());
