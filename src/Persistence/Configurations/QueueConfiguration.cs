using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

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
        builder.Property(q => q.IsActive).HasDefaultValue(true).HasSentinel(true);
        builder.Property(q => q.Version).IsConcurrencyToken();
    }
}
