using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;
using Telephony.Distribution.Plans;

namespace Persistence.Configurations;

internal sealed class QueueConfiguration : IEntityTypeConfiguration<QueueRow>
{
    public void Configure(EntityTypeBuilder<QueueRow> builder)
    {
        builder.ToTable("Queues").HasKey(q => q.Id);
        builder.Property(q => q.Id).HasMaxLength(Lengths.Code);
        builder.Property(q => q.SiteId).HasMaxLength(Lengths.Code);
        builder.Property(q => q.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(q => q.NameEn).HasMaxLength(Lengths.Name);
        // Rows from before these columns get what the code had fixed until then.
        builder.Property(q => q.ShortAbandonSeconds).HasDefaultValue(5).HasSentinel(5);
        builder.Property(q => q.MaxWaitMinutes).HasDefaultValue(30).HasSentinel(30);
        builder.Property(q => q.Music).HasMaxLength(Lengths.Name).HasDefaultValue("music/hold").HasSentinel("music/hold");
        builder.Property(q => q.Hours).HasDefaultValue(HoursKind.Always).HasSentinel(HoursKind.Always);
        builder.Property(q => q.OpensMinute).HasDefaultValue(540).HasSentinel(540);
        builder.Property(q => q.ClosesMinute).HasDefaultValue(1080).HasSentinel(1080);
        builder.Property(q => q.Strategy).HasDefaultValue(StrategyKind.LongestIdle).HasSentinel(StrategyKind.LongestIdle);
        builder.Property(q => q.StaffedBy).HasDefaultValue(StaffedBy.Working).HasSentinel(StaffedBy.Working);
        builder.Property(q => q.Needs).HasMaxLength(Lengths.Text);
        builder.Property(q => q.Sticky).HasMaxLength(Lengths.Text);
        builder.Property(q => q.OnNoAnswer).HasMaxLength(Lengths.Line);
        builder.Property(q => q.OnDeclined).HasMaxLength(Lengths.Line);
        builder.Property(q => q.AfterCall).HasMaxLength(Lengths.Line);
        builder.Property(q => q.Exits).HasMaxLength(Lengths.Text);
        builder.Property(q => q.Overflow).HasMaxLength(Lengths.Text);
        builder.Property(q => q.Comfort).HasMaxLength(Lengths.Text);
        builder.Property(q => q.Keys).HasMaxLength(Lengths.Text);
        builder.Property(q => q.Callback).HasMaxLength(Lengths.Text);
        builder.Property(q => q.Message).HasMaxLength(Lengths.Text);
        builder.Property(q => q.IsActive).HasDefaultValue(true).HasSentinel(true);
        builder.Property(q => q.Version).IsConcurrencyToken();
    }
}
