using Crm.Domain.Calendar;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Messages;
using Crm.Domain.Quality;
using Crm.Domain.Tickets;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Customers;
using Persistence.Floor;
using Persistence.History;
using Persistence.InstallBase;
using Persistence.Journal;
using Persistence.Outbox;
using Persistence.Tickets;
using Persistence.Users;
using Persistence.Warranty;

namespace Persistence;

/// <summary>The one database, the same model for every provider.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : IdentityDbContext<AppUser, IdentityRole, string>(options)
{
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<CustomerPhone> CustomerPhones => Set<CustomerPhone>();
    public DbSet<CustomerAddress> CustomerAddresses => Set<CustomerAddress>();

    public DbSet<CustomerWordRow> CustomerWords => Set<CustomerWordRow>();
    public DbSet<AddressWordRow> AddressWords => Set<AddressWordRow>();
    public DbSet<CustomerMergeRow> CustomerMerges => Set<CustomerMergeRow>();
    public DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();

    public DbSet<Brand> Brands => Set<Brand>();
    public DbSet<ProductCategory> Categories => Set<ProductCategory>();
    public DbSet<ProductModel> Models => Set<ProductModel>();
    public DbSet<Symptom> Symptoms => Set<Symptom>();

    public DbSet<InstalledUnit> Units => Set<InstalledUnit>();
    public DbSet<UnitCoverage> Coverages => Set<UnitCoverage>();
    public DbSet<UnitEventRow> UnitEvents => Set<UnitEventRow>();
    public DbSet<WarrantyPolicyRow> WarrantyPolicies => Set<WarrantyPolicyRow>();
    public DbSet<Recall> Recalls => Set<Recall>();

    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketTimelineRow> TicketTimeline => Set<TicketTimelineRow>();

    public DbSet<InteractionRow> Interactions => Set<InteractionRow>();
    public DbSet<InteractionLegRow> InteractionLegs => Set<InteractionLegRow>();
    public DbSet<InteractionEventRow> InteractionEvents => Set<InteractionEventRow>();
    public DbSet<LeftMessage> LeftMessages => Set<LeftMessage>();
    public DbSet<RecordingRow> Recordings => Set<RecordingRow>();
    public DbSet<RecordingDayRow> RecordingDays => Set<RecordingDayRow>();
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();

    public DbSet<QueueRow> Queues => Set<QueueRow>();
    public DbSet<QueueMemberRow> QueueMembers => Set<QueueMemberRow>();
    public DbSet<SkillRow> Skills => Set<SkillRow>();
    public DbSet<AgentSkillRow> AgentSkills => Set<AgentSkillRow>();
    public DbSet<EntryPointRow> EntryPoints => Set<EntryPointRow>();
    public DbSet<FlowRow> Flows => Set<FlowRow>();
    public DbSet<BlockedNumberRow> BlockedNumbers => Set<BlockedNumberRow>();
    public DbSet<CodeRow> Codes => Set<CodeRow>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<NumberSequenceRow> NumberSequences => Set<NumberSequenceRow>();
    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();
    public DbSet<AgentSettingsRow> AgentSettings => Set<AgentSettingsRow>();
    public DbSet<AuditRow> AuditEntries => Set<AuditRow>();
    public DbSet<StoreMarkRow> StoreMarks => Set<StoreMarkRow>();

    public DbSet<SiteRow> Sites => Set<SiteRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();
    public DbSet<TrunkRow> Trunks => Set<TrunkRow>();
    public DbSet<QuestionSetRow> QuestionSets => Set<QuestionSetRow>();
    public DbSet<Scripts.ScriptRow> Scripts => Set<Scripts.ScriptRow>();
    public DbSet<Scripts.ScriptTickRow> ScriptTicks => Set<Scripts.ScriptTickRow>();
    public DbSet<BroadcastRow> Broadcasts => Set<BroadcastRow>();
    public DbSet<BroadcastReadRow> BroadcastReads => Set<BroadcastReadRow>();
    public DbSet<OneTimeLinkRow> OneTimeLinks => Set<OneTimeLinkRow>();

    /// <summary>Saves; the words by which names and addresses are found go down with them, whoever changed them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.AutoDetectChangesEnabled) return await SaveAsync();
        // Looked through once for both.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveAsync();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }

        async Task<int> SaveAsync()
        {
            await SearchWords.FollowAsync(this, cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        StoreConventions.Apply(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        SearchCollation.Apply(builder, Database.ProviderName);
    }
}
