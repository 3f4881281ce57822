using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Recordings;
using Telephony.Media.Recording;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>The operator's verbs of docs/contract.md §1.</summary>
internal static class VerbTable
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    private delegate Task Verb(VerbArguments arguments, IServiceProvider services);

    private static readonly (string Name, string Use, Verb Run)[] Verbs =
    [
        ("migrate", "migrate — bring the database to this version", StoreVerbs.MigrateAsync),
        ("seed", "seed --customers N --units N --tickets N --calls N --agents N --seed N — deterministic bulk data for load tests (left out: 10,000 customers, 1.2 units and 3 tickets each, no calls, no agents); the same numbers give the same rows; agent n gets extension 8000 + n", StoreVerbs.SeedAsync),
        ("token", "token create --name X --role R — prints an API token once", PeopleVerbs.TokenAsync),
        ("user", "user create NAME --role R [--extension E] | user reset NAME — prints a one-time password", PeopleVerbs.UserAsync),
        ("backup", "backup FILE — consistent copy of database and recordings while running", BackupVerbs.BackupAsync),
        ("restore", "restore FILE — into an empty data folder", BackupVerbs.RestoreAsync),
        ("reindex", "reindex — builds the knowledge search anew from the articles", KnowledgeVerbs.ReindexAsync),
        ("recordings", "recordings verify | export ID FILE | key NAME [FILE] | rewrap — hold all against the chain of days; a plain copy; a new master key's line, printed or in a new file that only its owner may read; put file keys under the key in use", RecordingVerbs.RecordingsAsync),
        ("retention", "retention [--dry-run] — removes recordings and journal rows whose time is over, or only says which", RecordingVerbs.RetentionAsync),
        ("config", "config check — reads every setting and says what is wrong", StoreVerbs.ConfigAsync),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new VerbArguments(args);
        var name = arguments.Words[0];
        if (name is "help")
        {
            Help(Console.Out);
            return 0;
        }

        var verb = Verbs.FirstOrDefault(v => v.Name == name);
        if (verb.Run is null)
        {
            await Console.Error.WriteLineAsync($"There is no verb '{name}'.");
            Help(Console.Error);
            return WrongUse;
        }

        try
        {
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = arguments.Settings, ContentRootPath = AppContext.BaseDirectory });
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            var settings = SettingsReader.Read(builder.Configuration, builder.Environment.IsDevelopment(), Environment.CurrentDirectory);
            OwnerOnly.CreateDirectory(settings.Data.Directory);
            builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddStore(settings).AddPeople().AddRecordingUpkeep();
            using var host = builder.Build();
            await verb.Run(arguments, host.Services);
            return 0;
        }
        catch (VerbException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Failed;
        }
    }

    private static void Help(TextWriter to)
    {
        to.WriteLine("Without a verb the call centre starts. Verbs:");
        foreach (var verb in Verbs)
            to.WriteLine("  " + verb.Use);
        to.WriteLine("  " + MediaVerb.Use);
        to.WriteLine("  help — this text");
        to.WriteLine("Settings may follow any verb: --Data:Directory=/srv/aftersales; see docs/contract.md §2.");
    }
}
