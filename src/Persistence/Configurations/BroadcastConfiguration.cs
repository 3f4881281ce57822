using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class BroadcastConfiguration : IEntityTypeConfiguration<BroadcastRow>
{
    public void Configure(EntityTypeBuilder<BroadcastRow> builder)
    {
        builder.ToTable("Broadcasts").HasKey(b => b.Id);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Text).HasMaxLength(Crm.Domain.Administration.BroadcastRules.MaxText);
        builder.Property(b => b.Queues).HasMaxLength(1000);
        builder.Property(b => b.SentBy).HasMaxLength(Lengths.User);
        builder.HasIndex(b => b.SentAt);
        builder.HasIndex(b => b.Until);
    }
}
