using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Outbox;

namespace Persistence.Configurations;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("Outbox").HasKey(o => o.Seq);
        builder.Property(o => o.Seq).ValueGeneratedOnAdd();
        builder.Property(o => o.Type).HasMaxLength(Lengths.Code);
        builder.HasIndex(o => new { o.DispatchedAt, o.Seq });
    }
}
