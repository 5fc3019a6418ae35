namespace InformationMachine.EndToEnd.Briefings;

/// <summary>One story of three posts, and a machine that lets a model word it.</summary>
internal static class BridgeStory
{
    /// <summary>Serves the story's feed and writes the settings.</summary>
    /// <param name="installation">Where to.</param>
    /// <param name="model">The endpoint of the model.</param>
    public static async Task<FolderServer> ServeAsync(Installation installation, string model)
    {
        var server = await FolderServer.Start(installation.Folder);
        installation.Write("bridge.xml", Feed);
        installation.Configure([("bridge", new Uri(server.Address, "bridge.xml"))]);
        installation.Variables["IM_BRIEFINGS__WRITER"] = "model";
        installation.Variables["IM_MODEL__ENDPOINT"] = model;
        installation.Variables["IM_MODEL__NAME"] = "played";
        installation.Variables["IM_MODEL__CONTEXT"] = "16384";
        // One story, whatever the judge of pairs makes of three short posts.
        installation.Variables["IM_THREADS__JOINFROM"] = "0.05";
        installation.Variables["IM_THREADS__PUBLISHFROM"] = "0.01";
        return server;
    }

    private const string Feed = """
        <rss version="2.0"><channel><title>Coastline Weekly</title><link>https://coast.example/</link>
        <item><guid>1</guid><title>Brannoch swing bridge closed after crack is found</title><pubDate>Mon, 02 Mar 2026 08:10:00 GMT</pubDate><description>The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing. The harbour authority said about 6,200 vehicles cross the bridge on a working day. Nobody was injured.</description></item>
        <item><guid>2</guid><title>Repair of the Brannoch swing bridge may take until June</title><pubDate>Tue, 03 Mar 2026 09:30:00 GMT</pubDate><description>The bearing of the Brannoch swing bridge has to be replaced, and the repair may take until June. The harbour authority puts the cost at 4.8 million crowns. Inspectors found a crack in the main bearing on Monday.</description></item>
        <item><guid>3</guid><title>Ferry to replace Brannoch swing bridge from 16 March</title><pubDate>Fri, 06 Mar 2026 11:00:00 GMT</pubDate><description>A ferry will cross the harbour of Port Brannoch every 20 minutes until the swing bridge with the cracked bearing is repaired, the council decided by 14 votes to 9. The ferry carries 30 cars.</description></item>
        </channel></rss>
        """;
}
