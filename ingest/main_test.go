package ingest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

// A test that kills a load runs this test binary again as the loader.
const loaderEnv = "PDUBENCH_TEST_LOAD"

func TestMain(m *testing.M) {
	if args := os.Getenv(loaderEnv); args != "" {
		dir, path, _ := strings.Cut(args, "\n")
		if err := loadOnce(dir, path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func loadOnce(dir, path string) error {
	store, err := OpenStore(dir)
	if err != nil {
		return err
	}
	_, err = Load(context.Background(), store, []string{path}, Options{Program: "test"})
	return err
}
