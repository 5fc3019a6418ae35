namespace InformationMachine.Tests.Data.Store.Contract;

public sealed class WordingOnLiteDbTests() : WordingContract(new LiteDbEngine());
