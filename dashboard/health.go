package dashboard

import "github.com/gofiber/fiber/v2"

// healthy answers as long as the process does.
func (d *dashboard) healthy(c *fiber.Ctx) error {
	return c.SendString("ok\n")
}

// ready answers 200 once a snapshot is served, and which.
func (d *dashboard) ready(c *fiber.Ctx) error {
	snapshot, release := d.live.Acquire()
	defer release()
	if snapshot == nil {
		return errNoSnapshot
	}
	c.Locals("snapshot", snapshot.ID)
	return c.JSON(fiber.Map{"snapshot": snapshot.ID, "built": snapshot.About.Built, "newest_data": snapshot.About.NewestData})
}
