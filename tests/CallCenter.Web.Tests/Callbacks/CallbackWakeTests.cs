using AfterSales.Tests.Shared;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Jobs;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence;
using Persistence.Customers;
using Persistence.Sqlite;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Callbacks;

public sealed class CallbackWakeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheScheduler_WakesTheLedger_AndALostSchedulerStoreLosesNothing()
    {
        using var folder = new TempFolder();
        using (var host = Build(folder))
        {
            await host.Services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
            await CompleteAsync(host.Services);
            await host.StartAsync(Ct);
            await host.StopAsync(Ct);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Path, "quartz.db*")) File.Delete(file);
        using var again = Build(folder);
        await again.Services.GetRequiredService<BusinessClockStore>().AdvanceAsync(TimeSpan.FromHours(80), Ct);
        await again.StartAsync(Ct);
        var contexts = again.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        await Eventually.IsTrueAsync(
            () =>
            {
                using var db = contexts.CreateDbContext();
                return db.Set<CallbackTask>().Single() is { IsLate: true, MarkHours: 68 };
            },
            "the wake at the start of a fresh scheduler sees what fell due");
        await again.StopAsync(Ct);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task CompleteAsync(IServiceProvider services)
    {
        var actor = new Actor("desk");
        var customer = ((SaveResult<Customer>.Saved)await services.GetRequiredService<CustomerStore>().CreateAsync(new QuickCard("周敏", PhoneNumber.Normalize("13812348000", PhoneSource.Typed)), actor, Ct)).Value;
        var tickets = services.GetRequiredService<TicketStore>();
        var details = new TicketDetails { Type = TicketType.Install, CustomerId = customer.Id, Description = "新机安装" };
        var ticket = ((SaveResult<Ticket>.Saved)await tickets.OpenAsync(new OpenTicket(details), actor, Ct)).Value;
        (await tickets.ChangeAsync(ticket.Id, null, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("ok")], actor, Ct)).ShouldBeOfType<SaveResult<Ticket>.Saved>();
    }

    private static IHost Build(TempFolder folder)
    {
        var data = new DataSettings(folder.Path, DataProvider.Sqlite, $"Data Source={folder.File("callcenter.db")}");
        var settings = new AppSettings(data, false, new SipSettings([], null, []), new MediaSettings(System.Net.IPAddress.Loopback, 0, 0), []);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPersistence(SqliteStore.ForFile(folder.File("callcenter.db")));
        builder.Services.AddSingleton(settings);
        builder.Services.AddJobs(settings);
        return builder.Build();
    }
}
