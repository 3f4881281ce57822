using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class EntryPointConfiguration : IEntityTypeConfiguration<EntryPointRow>
{
    public void Configure(EntityTypeBuilder<EntryPointRow> builder)
    {
        builder.ToTable("EntryPoints").HasKey(e => e.CalledNumber);
        builder.Property(e => e.CalledNumber).HasMaxLength(Lengths.Phone);
        builder.Property(e => e.SiteId).HasMaxLength(Lengths.Code);
        builder.Property(e => e.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(e => e.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(e => e.Flow).HasMaxLength(Lengths.Code);
        builder.Property(e => e.Notice).HasMaxLength(Lengths.Name);
        builder.Property(e => e.Menu).HasMaxLength(Lengths.Name);
        builder.Property(e => e.Choices).HasMaxLength(Lengths.Text);
        builder.Property(e => e.MenuTimeoutSeconds).HasDefaultValue(8).HasSentinel(8);
        builder.Property(e => e.ClosedQueueId).HasMaxLength(Lengths.Code);
        builder.Property(e => e.ClosedNotice).HasMaxLength(Lengths.Name);
        builder.Property(e => e.IsActive).HasDefaultValue(true).HasSentinel(true);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Property(e => e.QueueId).HasMaxLength(Lengths.Code);
        builder.Property(e => e.FlowId).HasMaxLength(Lengths.Code);
        builder.HasOne<FlowRow>().WithMany().HasForeignKey(e => e.FlowId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QueueRow>().WithMany().HasForeignKey(e => e.QueueId).OnDelete(DeleteBehavior.Restrict);
    }
}
