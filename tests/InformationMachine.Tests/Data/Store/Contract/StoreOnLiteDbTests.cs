namespace InformationMachine.Tests.Data.Store.Contract;

public sealed class StoreOnLiteDbTests() : StoreContract(new LiteDbEngine());
