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
    }
}
